using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using PatchQueue.Text;

namespace PatchQueue.Journal;

/// <summary>
/// The journal of a transaction as bytes: a heading, the steps, and a checksum over all of it. A journal that was cut off or changed has
/// no valid end and therefore never happened.
/// </summary>
public static class JournalFile
{
    private const int ChecksumLength = 16;

    // kind, length of the path, number, inode
    private const int StepLength = 1 + 2 + 4 + 8;

    private static ReadOnlySpan<byte> Heading => "pq-journal 2\n"u8;

    /// <summary>Writes the steps.</summary>
    public static byte[] Write(IReadOnlyList<TreeStep> steps)
    {
        var buffer = new ArrayBufferWriter<byte>(Heading.Length + ChecksumLength + (steps.Count * 64));
        buffer.Write(Heading);
        foreach (var step in steps)
        {
            var room = buffer.GetSpan(StepLength);
            room[0] = (byte)step.Kind;
            BinaryPrimitives.WriteUInt16LittleEndian(room[1..], (ushort)step.Path.Bytes.Length);
            BinaryPrimitives.WriteInt32LittleEndian(room[3..], step.Number);
            BinaryPrimitives.WriteUInt64LittleEndian(room[7..], step.Inode);
            buffer.Advance(StepLength);
            buffer.Write(step.Path.Bytes);
        }

        buffer.Write(XxHash128.Hash(buffer.WrittenSpan));
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the steps.</summary>
    /// <returns>Null when the journal has no valid end.</returns>
    public static IReadOnlyList<TreeStep>? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Heading.Length + ChecksumLength || !bytes.StartsWith(Heading)
            || !XxHash128.Hash(bytes[..^ChecksumLength]).AsSpan().SequenceEqual(bytes[^ChecksumLength..]))
        {
            return null;
        }

        var steps = new List<TreeStep>();
        for (var rest = bytes[Heading.Length..^ChecksumLength]; !rest.IsEmpty;)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(rest[1..]);
            if (!TreePath.TryCreate(rest.Slice(StepLength, length), out var path, out _))
            {
                return null;
            }

            var number = BinaryPrimitives.ReadInt32LittleEndian(rest[3..]);
            steps.Add(new TreeStep((TreeStepKind)rest[0], path, number, BinaryPrimitives.ReadUInt64LittleEndian(rest[7..])));
            rest = rest[(StepLength + length)..];
        }

        return steps;
    }
}
