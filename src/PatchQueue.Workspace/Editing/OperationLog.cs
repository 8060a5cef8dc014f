using System.Globalization;
using System.Text;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Records;

namespace PatchQueue.Editing;

/// <summary>The operations on a tree that can be taken back, below <c>.pq/log</c>: a file each, named by its number.</summary>
/// <param name="tree">The tree; locked, when something is written.</param>
public sealed class OperationLog(WorkTree tree)
{
    private const int MostKept = 200;

    /// <summary>All of them, the last one first.</summary>
    public IReadOnlyList<Operation> Read()
    {
        using var folder = tree.State.Handle.TryOpenChild("log"u8);
        return folder is null ? [] : [.. Numbers(folder).Select(number => TryRead(folder, number)).OfType<Operation>()];
    }

    /// <summary>Writes an operation before it begins.</summary>
    /// <returns>The same with its number.</returns>
    public Operation Begin(Operation operation)
    {
        using var folder = tree.State.Handle.OpenOrMakeChild("log"u8);
        var numbers = Numbers(folder).ToList();
        foreach (var old in numbers.Skip(MostKept - 1))
        {
            _ = DirectoryCalls.Unlink(folder, NameOf(old));
        }

        var numbered = operation with { Number = numbers.FirstOrDefault() + 1 };
        StateFile.Write(folder, NameOf(numbered.Number), OperationFile.Write(numbered));
        return numbered;
    }

    /// <summary>Notes what an operation has left, now that it is done.</summary>
    public void Finish(Operation operation)
    {
        using var folder = tree.State.Handle.OpenOrMakeChild("log"u8);
        var finished = operation with { Files = [.. operation.Files.Select(file => file.Finished())] };
        StateFile.Write(folder, NameOf(operation.Number), OperationFile.Write(finished));
    }

    /// <summary>Forgets an operation, which came to nothing or has been taken back.</summary>
    public void Remove(Operation operation)
    {
        using var folder = tree.State.Handle.OpenOrMakeChild("log"u8);
        _ = DirectoryCalls.Unlink(folder, NameOf(operation.Number));
    }

    private static byte[] NameOf(int number) => Encoding.ASCII.GetBytes(number.ToString("d6", CultureInfo.InvariantCulture));

    private static int NumberOf(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static IEnumerable<int> Numbers(DirectoryHandle folder) => DirectoryEntries.Of(folder)
        .Select(entry => NumberOf(Encoding.UTF8.GetString(entry.Name)))
        .Where(number => number > 0).OrderDescending();

    private static Operation? TryRead(DirectoryHandle folder, int number) =>
        StateFile.TryRead(folder, NameOf(number)) is { } bytes ? OperationFile.TryRead(bytes, number) : null;
}
