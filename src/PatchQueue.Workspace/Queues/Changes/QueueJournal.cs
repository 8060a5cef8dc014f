using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace PatchQueue.Queues;

/// <summary>
/// The changes of a queue's transaction as bytes: a heading, each file's path from the root with what it was and is to be, and a checksum
/// over all of it. What was cut off never happened.
/// </summary>
internal static class QueueJournal
{
    private const int ChecksumLength = 16;

    private static ReadOnlySpan<byte> Heading => "pq-queue-journal 1\n"u8;

    /// <summary>Writes the changes.</summary>
    public static byte[] Write(string root, IReadOnlyList<QueueChange> changes)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Heading);
        writer.Write(changes.Count);
        foreach (var change in changes)
        {
            var before = change.Before;
            writer.Write(Path.GetRelativePath(root, change.Path));
            writer.Write(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref before, 1)));
            writer.Write(change.After?.Length ?? -1);
            writer.Write(change.After is { } after ? after.Span : []);
        }

        writer.Flush();
        return [.. stream.ToArray(), .. XxHash128.Hash(stream.ToArray())];
    }

    /// <summary>Reads the changes; null when the journal has no valid end.</summary>
    public static IReadOnlyList<QueueChange>? TryRead(string root, byte[] bytes)
    {
        if (bytes.Length < Heading.Length + ChecksumLength || !bytes.AsSpan().StartsWith(Heading)
            || !XxHash128.Hash(bytes.AsSpan()[..^ChecksumLength]).AsSpan().SequenceEqual(bytes.AsSpan()[^ChecksumLength..]))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, Heading.Length, bytes.Length - Heading.Length - ChecksumLength));
        var changes = new QueueChange[reader.ReadInt32()];
        for (var i = 0; i < changes.Length; i++)
        {
            var path = Path.GetFullPath(reader.ReadString(), root);
            var before = MemoryMarshal.Read<UInt128>(reader.ReadBytes(ChecksumLength));
            var length = reader.ReadInt32();
            changes[i] = new QueueChange(path, before, length < 0 ? (ReadOnlyMemory<byte>?)null : reader.ReadBytes(length));
        }

        return changes;
    }
}
