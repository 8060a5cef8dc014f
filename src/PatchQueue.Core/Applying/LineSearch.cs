namespace PatchQueue.Applying;

/// <summary>Finds a line among the pieces of a file, to the byte.</summary>
internal static class LineSearch
{
    // More would let lines of one and the same letter cost their product.
    private const int MaxKey = 64;

    /// <summary>Finds it.</summary>
    /// <param name="bytes">The file's buffer.</param>
    /// <param name="pieces">The pieces, from the one that the search begins in.</param>
    /// <param name="start">Where it begins, at a line.</param>
    /// <param name="skipped">Lines of the first piece before that.</param>
    /// <param name="line">The line; not empty.</param>
    /// <param name="count">How many lines are searched.</param>
    /// <returns>How many lines stand before it, from <paramref name="start"/> on; -1 when it is not there.</returns>
    public static int IndexOf(
        ReadOnlySpan<byte> bytes, ReadOnlySpan<LinePiece> pieces, int start, int skipped, ReadOnlySpan<byte> line, int count)
    {
        var passed = 0;
        for (var i = 0; i < pieces.Length && passed < count; i++)
        {
            var first = i == 0 ? start : pieces[i].Offset;
            var found = IndexOf(bytes[first..pieces[i].End], line);
            if (found >= 0)
            {
                return passed + found < count ? passed + found : -1;
            }

            passed += pieces[i].Lines - (i == 0 ? skipped : 0);
        }

        return -1;
    }

    private static int IndexOf(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> line)
    {
        var key = line[..Math.Min(line.Length, MaxKey)];
        for (var position = 0; ; position++)
        {
            var distance = lines[position..].IndexOf(key);
            if (distance < 0)
            {
                return -1;
            }

            position += distance;
            if (StandsAt(lines, line, position))
            {
                return lines[..position].Count((byte)'\n');
            }
        }
    }

    // Without an LF it can only be the last one.
    private static bool StandsAt(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> line, int position) =>
        (position == 0 || lines[position - 1] == '\n') && lines[position..].StartsWith(line)
        && (line[^1] == '\n' || position + line.Length == lines.Length);
}
