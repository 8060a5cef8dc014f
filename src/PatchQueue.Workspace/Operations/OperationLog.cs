using System.Globalization;
using System.Text;
using PatchQueue.Editing;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Operations;

/// <summary>
/// The operations on a tree that can be taken back, below <c>.pq/log</c>: a file each, named by its number. The one under way is called
/// <c>open</c>, so that the next pq finds it when this one is killed.
/// </summary>
/// <param name="tree">The tree; locked, when something is written.</param>
/// <param name="crew">The threads.</param>
public sealed class OperationLog(WorkTree tree, Crew crew)
{
    private const int MostKept = 200;

    private static ReadOnlySpan<byte> Open => "open"u8;

    /// <summary>Whether an operation is under way in a tree, or was when its pq was killed.</summary>
    /// <param name="path">The tree's root; absolute.</param>
    public static bool IsOpen(string path) => File.Exists(Path.Combine(path, ".pq", "log", "open"));

    /// <summary>All operations that are done, the last one first.</summary>
    /// <exception cref="StateDamagedException">One of them is damaged.</exception>
    public IReadOnlyList<Operation> Read()
    {
        using var folder = tree.State.Handle.TryOpenChild("log"u8);
        return folder is null ? [] : [.. Numbers(folder).Select(number => TryRead(folder, NameOf(number), number)).OfType<Operation>()];
    }

    /// <summary>
    /// The names below <c>.pq/log</c> of the operations that cannot be read; the one under way is among them as <c>open</c>.
    /// </summary>
    public IReadOnlyList<string> Damaged()
    {
        using var folder = tree.State.Handle.TryOpenChild("log"u8);
        return folder is null ? [] :
        [
            .. DirectoryEntries.Of(folder).Select(entry => Encoding.UTF8.GetString(entry.Name))
                .Where(name => (NumberOf(name) > 0 || name == "open") && IsDamaged(folder, Encoding.UTF8.GetBytes(name)))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Writes an operation before it begins.</summary>
    public void Begin(Operation operation)
    {
        using var folder = tree.State.Handle.OpenOrMakeChild("log"u8);
        StateFile.Write(folder, Open, OperationFile.Write(operation with { Record = tree.RecordChecksum }, tree.Path));
    }

    /// <summary>Notes what an operation has left, now that it is done.</summary>
    public void Finish(Operation operation)
    {
        using var folder = tree.State.Handle.OpenOrMakeChild("log"u8);
        if (operation.Undoes > 0)
        {
            _ = DirectoryCalls.Unlink(folder, NameOf(operation.Undoes));
        }
        else
        {
            Append(folder, operation with { Files = [.. operation.Files.Select(file => file.Finished())] });
        }

        _ = DirectoryCalls.Unlink(folder, Open);
    }

    /// <summary>
    /// Settles what a killed pq had under way. An operation writes the queue's files first and changes the tree last: where the tree has
    /// its new record it is done, otherwise it is as if it had never begun. What the tree has not got to the end of is left for later.
    /// </summary>
    public void Settle()
    {
        using var folder = tree.State.Handle.TryOpenChild("log"u8);
        if (folder is null || TryRead(folder, Open, 0) is not { } operation || TreeTransaction.IsUnderWay(tree.State))
        {
            return;
        }

        operation.Files.ToList().ForEach(file => file.RemoveUnfinished());
        if (operation.Record == tree.RecordChecksum)
        {
            operation.Files.ToList().ForEach(file => file.Restore());
            _ = DirectoryCalls.Unlink(folder, Open);
        }
        else
        {
            Returned(operation);
            Finish(operation);
        }
    }

    // What an undo brings back comes last of all; where somebody has begun anew meanwhile, that is left alone.
    private void Returned(Operation operation)
    {
        if (operation.Undoes > 0 && !operation.Edits.IsEmpty && tree.Known is not null)
        {
            var edited = TreeEdits.Of(tree, readsAll: false, crew, CancellationToken.None).ToHashSet(TreePathComparer.Instance);
            var edits = operation.Edits.Where(edit => !edited.Contains(edit.Path));
            EditWriting.Write(tree, edits.Select(edit => (edit.Path, edit.File, IsNew: false)), crew);
        }
    }

    private void Append(DirectoryHandle folder, Operation operation)
    {
        var numbers = Numbers(folder).ToList();
        StateFile.Write(folder, NameOf(numbers.FirstOrDefault() + 1), OperationFile.Write(operation, tree.Path));
        foreach (var old in numbers.Skip(MostKept - 1))
        {
            _ = DirectoryCalls.Unlink(folder, NameOf(old));
        }
    }

    private static byte[] NameOf(int number) => Encoding.ASCII.GetBytes(number.ToString("d6", CultureInfo.InvariantCulture));

    private static int NumberOf(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static IEnumerable<int> Numbers(DirectoryHandle folder) => DirectoryEntries.Of(folder)
        .Select(entry => NumberOf(Encoding.UTF8.GetString(entry.Name)))
        .Where(number => number > 0).OrderDescending();

    private bool IsDamaged(DirectoryHandle folder, byte[] name) =>
        StateFile.TryRead(folder, name) is { } bytes && OperationFile.TryRead(bytes, 0, tree.Path) is null;

    private Operation? TryRead(DirectoryHandle folder, ReadOnlySpan<byte> name, int number) =>
        StateFile.TryRead(folder, name) is not { } bytes ? null : OperationFile.TryRead(bytes, number, tree.Path)
            ?? throw new StateDamagedException(
                $"the tree's .pq/log/{Encoding.ASCII.GetString(name)} is damaged, or written by another version of pq");
}
