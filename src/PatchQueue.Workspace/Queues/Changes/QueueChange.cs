using System.IO.Hashing;

namespace PatchQueue.Queues;

/// <summary>What becomes of one file of a queue.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Before">What it was, as a hash; no file at all has a hash that no file has.</param>
/// <param name="After">Its new bytes; null for none.</param>
internal sealed record QueueChange(string Path, UInt128 Before, ReadOnlyMemory<byte>? After)
{
    /// <summary>The hash of a file's bytes.</summary>
    public static UInt128 HashOf(ReadOnlyMemory<byte>? bytes) =>
        bytes is { } content ? XxHash128.HashToUInt128(content.Span) : UInt128.MaxValue;

    /// <summary>Whether the file is as it was.</summary>
    public bool IsBefore() => HashNow() == Before;

    /// <summary>Whether the file is as it is to be.</summary>
    public bool IsAfter() => HashNow() == HashOf(After);

    /// <summary>What takes the change back, where it has not been made yet.</summary>
    public QueueChange Reversed() =>
        new(Path, HashOf(After), QueueFile.TryRead(Path) is { } bytes ? bytes : (ReadOnlyMemory<byte>?)null);

    /// <summary>Whether it begins with what another one leaves.</summary>
    public bool Follows(QueueChange other) => HashOf(other.After) == Before;

    /// <summary>Changes the file, if it is not so already.</summary>
    public void CarryOut()
    {
        if (IsAfter())
        {
            return;
        }

        if (After is { } bytes)
        {
            QueueFile.Write(Path, bytes.Span);
        }
        else
        {
            QueueFile.Remove(Path);
        }
    }

    private UInt128 HashNow() =>
        HashOf(QueueFile.TryRead(Path) is { } bytes ? new ReadOnlyMemory<byte>(bytes) : (ReadOnlyMemory<byte>?)null);
}
