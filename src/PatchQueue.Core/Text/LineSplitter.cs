using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PatchQueue.Text;

/// <summary>
/// Finds the lines of a whole file at once, 64 bytes a step: source lines are so short that a search for each one's end would cost
/// more than the bytes do.
/// </summary>
internal static class LineSplitter
{
    private const int Step = 64;

    /// <summary>Puts where each line begins, and its length with its LF, into arrays that grow as needed.</summary>
    /// <returns>The number of lines; the last one may lack its LF.</returns>
    public static int Split(ReadOnlySpan<byte> bytes, ref int[] starts, ref int[] lengths)
    {
        var (count, start, position) = (0, 0, 0);
        for (; position < bytes.Length; position += Step)
        {
            if (starts.Length < count + Step + 1)
            {
                Array.Resize(ref starts, starts.Length * 2);
                Array.Resize(ref lengths, starts.Length);
            }

            var rest = bytes[position..];
            var newlines = rest.Length >= Step ? NewlinesOf(rest) : NewlinesOfTail(rest);
            for (; newlines != 0; newlines &= newlines - 1)
            {
                var end = position + BitOperations.TrailingZeroCount(newlines) + 1;
                (starts[count], lengths[count]) = (start, end - start);
                count++;
                start = end;
            }
        }

        if (start < bytes.Length)
        {
            (starts[count], lengths[count]) = (start, bytes.Length - start);
            count++;
        }

        return count;
    }

    // A bit a byte.
    private static ulong NewlinesOf(ReadOnlySpan<byte> block)
    {
        ref var first = ref MemoryMarshal.GetReference(block);
        return NewlinesAt(ref first, 0) | (NewlinesAt(ref first, 16) << 16) | (NewlinesAt(ref first, 32) << 32)
            | (NewlinesAt(ref first, 48) << 48);
    }

    private static ulong NewlinesAt(ref byte first, nuint offset) =>
        Vector128.Equals(Vector128.LoadUnsafe(ref first, offset), Vector128.Create((byte)'\n')).ExtractMostSignificantBits();

    private static ulong NewlinesOfTail(ReadOnlySpan<byte> tail)
    {
        var newlines = 0UL;
        for (var i = 0; i < tail.Length; i++)
        {
            newlines |= tail[i] == '\n' ? 1UL << i : 0;
        }

        return newlines;
    }
}
