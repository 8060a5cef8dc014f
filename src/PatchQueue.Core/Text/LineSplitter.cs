using System.Numerics;

namespace PatchQueue.Text;

/// <summary>
/// Finds the lines of a file from its beginning as far as they are wanted.
/// </summary>
internal struct LineSplitter
{
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
        for (; _position < bytes.Length && count < wanted; _position += LineEnds.Step)
        {
            if (starts.Length < count + LineEnds.Step + 1)
            {
                Array.Resize(ref starts, starts.Length * 2);
                Array.Resize(ref lengths, starts.Length);
            }

            for (var newlines = LineEnds.At(bytes, _position); newlines != 0; newlines &= newlines - 1)
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
}
