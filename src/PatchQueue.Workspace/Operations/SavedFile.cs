using System.IO.Hashing;
using PatchQueue.Queues;

namespace PatchQueue.Operations;

/// <summary>A file of the queue as it was before an operation.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Before">Its bytes; null when there was no file.</param>
/// <param name="After">What the operation left, as a hash; null while it is at work, or when it was killed.</param>
public sealed record SavedFile(string Path, ReadOnlyMemory<byte>? Before, UInt128? After)
{
    /// <summary>Saves a file as it is now.</summary>
    public static SavedFile Of(string path) =>
        new(path, QueueFile.TryRead(path) is { } bytes ? new ReadOnlyMemory<byte>(bytes) : (ReadOnlyMemory<byte>?)null, null);

    /// <summary>The same with what is there now for what the operation left.</summary>
    public SavedFile Finished() => this with { After = HashOf(QueueFile.TryRead(Path)) };

    /// <summary>Whether the file is still as the operation left it, or as it found it.</summary>
    public bool IsUntouched => QueueFile.TryRead(Path) is var now
        && (HashOf(now) == After || HashOf(now) == HashOf(Before?.ToArray()));

    /// <summary>Whether the file is as it was before.</summary>
    public bool IsAsBefore => HashOf(QueueFile.TryRead(Path)) == HashOf(Before?.ToArray());

    /// <summary>Puts back what was there.</summary>
    public void Restore()
    {
        if (Before is not { } before)
        {
            QueueFile.Remove(Path);
        }
        else if (QueueFile.TryRead(Path) is not { } now || !now.AsSpan().SequenceEqual(before.Span))
        {
            QueueFile.Write(Path, before.Span);
        }
    }

    /// <summary>Removes what a write that was killed has left beside the file.</summary>
    public void RemoveUnfinished() => QueueFile.RemoveUnfinished(Path);

    // No file at all has a hash that no file has.
    private static UInt128 HashOf(byte[]? bytes) => bytes is null ? UInt128.MaxValue : XxHash128.HashToUInt128(bytes);
}
