using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PatchQueue.Text;

/// <summary>
/// Finds the lines of a file from its beginning as far as they are wanted, 64 bytes a step: source lines are so short that a search for
/// each one's end would cost more than the bytes do.
/// </summary>
internal struct LineSplitter
{
    private const int Step = 64;

    private int _position;
    private int _start;

    /// <summary>Where the first line begins that has not been found yet.</summary>
    public readonly int Position => _start;

    /// <summary>Puts where each line begins, and its length with its LF, into arrays that grow as needed.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="starts">Offsets.</param>
    /// <param name="lengths">Lengths.</param>
    /// <param name="count">Number of lines found before.</param>
    /// <param name="wanted">Number of lines to find at least, if there are so many.</param>
    /// <returns>The number of lines found; the last one may lack its LF.</returns>
    public int Split(ReadOnlySpan<byte> bytes, ref int[] starts, ref int[] lengths, int count, int wanted)
    {
        for (; _position < bytes.Length && count < wanted; _position += Step)
        {
            if (starts.Length < count + Step + 1)
            {
                Array.Resize(ref starts, starts.Length * 2);
                Array.Resize(ref lengths, starts.Length);
            }

            var rest = bytes[_position..];
            var newlines = rest.Length >= Step ? NewlinesOf(rest) : NewlinesOfTail(rest);
            for (; newlines != 0; newlines &= newlines - 1)
            {
                var end = _position + BitOperations.TrailingZeroCount(newlines) + 1;
                (starts[count], lengths[count]) = (_start, end - _start);
                count++;
                _start = end;
            }
        }

        if (_position >= bytes.Length && _start < bytes.Length)
        {
            (starts[count], lengths[count]) = (_start, bytes.Length - _start);
            count++;
            _start = bytes.Length;
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
