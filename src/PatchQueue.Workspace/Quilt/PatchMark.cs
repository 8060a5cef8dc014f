using System.IO.Hashing;
using System.Runtime.InteropServices;
using PatchQueue.Native;

namespace PatchQueue.Quilt;

/// <summary>What shows that quilt has changed the state of a patch: the names of its backups, in any order, and its time stamp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PatchMark
{
    private readonly ulong _names;
    private readonly long _seconds;
    private readonly int _nanoseconds;
    private readonly int _kind;

    private PatchMark(ulong names, FileTime? timestamp, bool hasDirectory)
    {
        (_names, _seconds, _nanoseconds) = (names, timestamp?.Seconds ?? 0, timestamp?.Nanoseconds ?? 0);
        _kind = (timestamp is null ? 0 : 1) | (hasDirectory ? 2 : 0);
    }

    /// <summary>Looks at a patch of a <c>.pc</c>; no backup is looked at but for its name.</summary>
    public static PatchMark Of(DirectoryHandle quilt, QuiltName name)
    {
        using var directory = new StateReading(quilt).TryOpen(name.Directory);
        if (directory is null)
        {
            return default;
        }

        FileTime? timestamp = DirectoryCalls.Stat(directory, ".timestamp"u8, out var stat) == 0
            ? new FileTime(stat.Modified.Seconds, (int)stat.Modified.Nanoseconds)
            : null;
        return new PatchMark(SumOf(directory, []), timestamp, hasDirectory: true);
    }

    /// <summary>The mark of a patch that goes in.</summary>
    /// <param name="names">The sum over its backups of <see cref="SumOf(ReadOnlySpan{byte})"/>.</param>
    /// <param name="timestamp">Its time stamp; null for none.</param>
    public static PatchMark OfNew(ulong names, FileTime? timestamp) =>
        new(timestamp is null ? names : unchecked(names + SumOf(".timestamp"u8)), timestamp, hasDirectory: true);

    /// <summary>What the name of a backup adds to a mark.</summary>
    public static ulong SumOf(ReadOnlySpan<byte> name) => XxHash64.HashToUInt64(name);

    private static ulong SumOf(DirectoryHandle directory, byte[] prefix)
    {
        ulong sum = 0;
        foreach (var (name, isDirectory) in DirectoryEntries.Of(directory))
        {
            byte[] whole = [.. prefix, .. name];
            if (!isDirectory)
            {
                sum = unchecked(sum + SumOf(whole));
                continue;
            }

            using var below = directory.TryOpenChild(name);
            sum = unchecked(sum + (below is null ? 0 : SumOf(below, [.. whole, (byte)'/'])));
        }

        return sum;
    }
}
