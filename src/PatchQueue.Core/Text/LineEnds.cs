using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PatchQueue.Text;

/// <summary>
/// Finds the ends of lines, 64 bytes a step: lines of source and patches are so short that a search for each one's end would cost more
/// than the bytes do. Goes forward at best; any other position is one more step.
/// </summary>
internal struct LineEnds
{
    /// <summary>Bytes of a step, a bit of <see cref="At"/> each.</summary>
    public const int Step = 64;

    private ulong _newlines;
    private int _stepEnd;

    /// <summary>Where the line ends that <paramref name="position"/> lies in: behind its LF, or at the end of the bytes.</summary>
    /// <param name="bytes">The same ones at each call.</param>
    /// <param name="position">An offset, at most their number.</param>
    public int After(ReadOnlySpan<byte> bytes, int position)
    {
        var start = position & -Step;
        if (_stepEnd != start + Step)
        {
            Take(bytes, start);
        }

        var newlines = _newlines >> (position & (Step - 1)) << (position & (Step - 1));
        while (newlines == 0)
        {
            start += Step;
            if (start >= bytes.Length)
            {
                return bytes.Length;
            }

            Take(bytes, start);
            newlines = _newlines;
        }

        return start + BitOperations.TrailingZeroCount(newlines) + 1;
    }

    /// <summary>
    /// Where the last of some lines ends that begin at <paramref name="position"/>; where there are fewer, the end of the bytes.
    /// </summary>
    public static int Behind(ReadOnlySpan<byte> bytes, int position, int lines)
    {
        for (; position < bytes.Length; position += Step)
        {
            var newlines = At(bytes, position);
            var count = BitOperations.PopCount(newlines);
            if (count >= lines)
            {
                for (; lines > 1; lines--)
                {
                    newlines &= newlines - 1;
                }

                return position + BitOperations.TrailingZeroCount(newlines) + 1;
            }

            lines -= count;
        }

        return bytes.Length;
    }

    /// <summary>The LFs among the 64 bytes from <paramref name="position"/>, a bit a byte; nothing behind the end.</summary>
    public static ulong At(ReadOnlySpan<byte> bytes, int position)
    {
        var rest = bytes.Length - position;
        return rest >= Step ? Of(bytes[position..])
            : rest <= 0 ? 0
            : bytes.Length >= Step ? Of(bytes[^Step..]) >> (Step - rest)
            : OfFew(bytes[position..]);
    }

    private void Take(ReadOnlySpan<byte> bytes, int start) => (_newlines, _stepEnd) = (At(bytes, start), start + Step);

    private static ulong Of(ReadOnlySpan<byte> step)
    {
        ref var first = ref MemoryMarshal.GetReference(step);
        return Of(ref first, 0) | (Of(ref first, 16) << 16) | (Of(ref first, 32) << 32) | (Of(ref first, 48) << 48);
    }

    private static ulong Of(ref byte first, nuint offset) =>
        Vector128.Equals(Vector128.LoadUnsafe(ref first, offset), Vector128.Create((byte)'\n')).ExtractMostSignificantBits();

    private static ulong OfFew(ReadOnlySpan<byte> bytes)
    {
        var newlines = 0UL;
        for (var i = 0; i < bytes.Length; i++)
        {
            newlines |= bytes[i] == '\n' ? 1UL << i : 0;
        }

        return newlines;
    }
}
