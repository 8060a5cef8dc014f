using System.Buffers.Text;
using PatchQueue.Native;

namespace PatchQueue.Journal;

/// <summary>
/// The files below <c>.pq/base</c>: prepared ones until a transaction puts them in place, and the mainline's files that patches have
/// changed. Each has a number; a few folders share them, so that threads seldom wait for the same one.
/// </summary>
public sealed class BaseFolders : IDisposable
{
    private const int Count = 8;
    private const int MaxDigits = 11;

    private readonly DirectoryHandle[] _folders;

    /// <summary>Opens them, and makes them when absent.</summary>
    public BaseFolders(StateDirectory state)
    {
        using var all = state.Handle.OpenOrMakeChild("base"u8);
        _folders = [.. Enumerable.Range(0, Count).Select(i => all.OpenOrMakeChild(NameOf(i, stackalloc byte[MaxDigits])))];
    }

    /// <summary>The number of the folder that a file of a number is in.</summary>
    public static int FolderOf(int number) => number % Count;

    /// <summary>Whether a tree has any such file.</summary>
    public static bool HasFiles(StateDirectory state) => NamesIn(state).Any();

    /// <summary>The highest number of such a file; 0 when there is none.</summary>
    public static int HighestIn(StateDirectory state) => NamesIn(state)
        .Select(name => Utf8Parser.TryParse(name, out int number, out var length) && length == name.Length ? number : 0)
        .DefaultIfEmpty().Max();

    private static IEnumerable<byte[]> NamesIn(StateDirectory state)
    {
        using var all = state.Handle.TryOpenChild("base"u8);
        for (var i = 0; all is not null && i < Count; i++)
        {
            using var folder = all.TryOpenChild(NameOf(i, NewName()));
            foreach (var (name, _) in folder is null ? [] : DirectoryEntries.Of(folder))
            {
                yield return name;
            }
        }
    }

    /// <summary>The folder of a number.</summary>
    internal DirectoryHandle this[int number] => _folders[number % Count];

    /// <summary>Room that any name has place in.</summary>
    internal static byte[] NewName() => new byte[MaxDigits];

    /// <summary>A number's name, written into <paramref name="room"/>.</summary>
    internal static ReadOnlySpan<byte> NameOf(int number, Span<byte> room)
    {
        _ = Utf8Formatter.TryFormat(number, room, out var length);
        return room[..length];
    }

    /// <summary>Removes what was prepared and not put in place: all with a number above that.</summary>
    public void RemoveAbove(int number)
    {
        foreach (var folder in _folders)
        {
            foreach (var (name, _) in DirectoryEntries.Of(folder))
            {
                if (!Utf8Parser.TryParse(name, out int found, out var length) || length < name.Length || found > number)
                {
                    _ = DirectoryCalls.Unlink(folder, name);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_folders, folder => folder.Dispose());
}
