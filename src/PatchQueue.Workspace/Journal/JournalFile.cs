using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using PatchQueue.Text;

namespace PatchQueue.Journal;

/// <summary>
/// The journal of a transaction as bytes: a heading, the steps, and a checksum over all of it. A journal that was cut off or changed has
/// no valid end and therefore never happened. Steps below <c>.pc</c> follow those of the tree; version 2 had none.
/// </summary>
public static class JournalFile
{
    private const int ChecksumLength = 16;

    // kind, length of the path, number, inode
    private const int StepLength = 1 + 2 + 4 + 8;
    private const byte FirstQuiltKind = 64;

    private static ReadOnlySpan<byte> Heading => "pq-journal 3\n"u8;

    private static ReadOnlySpan<byte> OldHeading => "pq-journal 2\n"u8;

    /// <summary>Writes the steps.</summary>
    public static byte[] Write(JournalSteps steps)
    {
        var buffer = new ArrayBufferWriter<byte>(Heading.Length + ChecksumLength + ((steps.Tree.Count + steps.Quilt.Count) * 64));
        buffer.Write(Heading);
        foreach (var step in steps.Tree)
        {
            Write(buffer, (byte)step.Kind, step.Path, step.Number, step.Inode);
        }

        foreach (var step in steps.Quilt)
        {
            Write(buffer, (byte)(FirstQuiltKind + step.Kind), step.Path, step.Number, step.Inode);
        }

        buffer.Write(XxHash128.Hash(buffer.WrittenSpan));
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the steps.</summary>
    /// <returns>Null when the journal has no valid end.</returns>
    public static JournalSteps? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Heading.Length + ChecksumLength || !(bytes.StartsWith(Heading) || bytes.StartsWith(OldHeading))
            || !XxHash128.Hash(bytes[..^ChecksumLength]).AsSpan().SequenceEqual(bytes[^ChecksumLength..]))
        {
            return null;
        }

        var (tree, quilt) = (new List<TreeStep>(), new List<QuiltStep>());
        for (var rest = bytes[Heading.Length..^ChecksumLength]; !rest.IsEmpty;)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(rest[1..]);
            if (!TreePath.TryCreate(rest.Slice(StepLength, length), out var path, out _))
            {
                return null;
            }

            Add(rest, path, tree, quilt);
            rest = rest[(StepLength + length)..];
        }

        return new JournalSteps(tree, quilt);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, byte kind, TreePath path, int number, ulong inode)
    {
        var room = buffer.GetSpan(StepLength);
        room[0] = kind;
        BinaryPrimitives.WriteUInt16LittleEndian(room[1..], (ushort)path.Bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(room[3..], number);
        BinaryPrimitives.WriteUInt64LittleEndian(room[7..], inode);
        buffer.Advance(StepLength);
        buffer.Write(path.Bytes);
    }

    private static void Add(ReadOnlySpan<byte> step, TreePath path, List<TreeStep> tree, List<QuiltStep> quilt)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(step[3..]);
        var inode = BinaryPrimitives.ReadUInt64LittleEndian(step[7..]);
        if (step[0] < FirstQuiltKind)
        {
            tree.Add(new TreeStep((TreeStepKind)step[0], path, number, inode));
        }
        else
        {
            quilt.Add(new QuiltStep((QuiltStepKind)(step[0] - FirstQuiltKind), path, number, inode));
        }
    }
}
