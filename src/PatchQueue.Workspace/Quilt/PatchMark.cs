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

    /// <summary>The mark of a patch that has a directory; one that has none has the default.</summary>
    /// <param name="names">The sum over all names in it of <see cref="SumOf"/>.</param>
    /// <param name="timestamp">Its time stamp; null for none.</param>
    public PatchMark(ulong names, FileTime? timestamp)
    {
        (_names, _seconds, _nanoseconds) = (names, timestamp?.Seconds ?? 0, timestamp?.Nanoseconds ?? 0);
        _kind = (timestamp is null ? 0 : 1) | 2;
    }

    /// <summary>When the patch was pushed or refreshed; null when it never was.</summary>
    public FileTime? Timestamp => (_kind & 1) == 0 ? null : new FileTime(_seconds, _nanoseconds);

    /// <summary>What a name adds to a mark.</summary>
    public static ulong SumOf(ReadOnlySpan<byte> name) => XxHash64.HashToUInt64(name);
}
