using System.Numerics;
using System.Runtime.Intrinsics;
using PatchQueue.Text;

namespace PatchQueue.Diffing;

/// <summary>
/// Where the lines of a file begin. The bytes are not copied; a line costs four bytes. A line includes its LF, so that a last line without
/// one differs from the same with it.
/// </summary>
public sealed class LineTable
{
    // One more than there are lines: the last is the end of the bytes.
    private readonly int[] _starts;

    private LineTable(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        _starts = FindStarts(bytes.Span);
    }

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Number of lines; a last one without LF counts.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Whether there is a last line and it lacks its LF.</summary>
    public bool IsCut => Count > 0 && Bytes.Span[^1] != '\n';

    /// <summary>The line of that number, from 0, with its LF.</summary>
    public ReadOnlySpan<byte> this[int line] => Bytes.Span[_starts[line].._starts[line + 1]];

    /// <summary>Finds the lines of <paramref name="bytes"/>, which must not change afterwards.</summary>
    public static LineTable Of(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>The bytes of <paramref name="count"/> lines from line <paramref name="start"/>, from 0.</summary>
    public Slice Range(int start, int count) => Slice.Between(_starts[start], _starts[start + count]);

    /// <summary>Whether a line of this file, from 0, is the same as one of <paramref name="other"/>.</summary>
    public bool Matches(int line, LineTable other, int otherLine) => this[line].SequenceEqual(other[otherLine]);

    private static int[] FindStarts(ReadOnlySpan<byte> bytes)
    {
        var isCut = !bytes.IsEmpty && bytes[^1] != '\n';
        var starts = GC.AllocateUninitializedArray<int>(bytes.Count((byte)'\n') + (isCut ? 2 : 1));
        starts[0] = 0;
        var newline = Vector256.Create((byte)'\n');
        var (next, position) = (1, 0);

        // Lines are too short for one search each: 32 bytes are looked at together, and the found bits walked.
        for (; bytes.Length - position >= Vector256<byte>.Count; position += Vector256<byte>.Count)
        {
            var found = Vector256.Equals(Vector256.Create(bytes[position..]), newline).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                starts[next++] = position + BitOperations.TrailingZeroCount(found) + 1;
            }
        }

        for (; position < bytes.Length; position++)
        {
            if (bytes[position] == '\n')
            {
                starts[next++] = position + 1;
            }
        }

        starts[^1] = bytes.Length;
        return starts;
    }
}
