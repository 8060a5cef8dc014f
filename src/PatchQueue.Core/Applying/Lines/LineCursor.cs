namespace PatchQueue.Applying;

/// <summary>Compares lines of a file, one after another from some place on, with those that a hunk expects there.</summary>
internal ref struct LineCursor
{
    private readonly ReadOnlySpan<byte> _bytes;
    private ReadOnlySpan<LinePiece> _pieces;
    private int _position;

    /// <summary>Begins.</summary>
    /// <param name="bytes">The file's buffer.</param>
    /// <param name="pieces">The piece that holds the first line, and those behind it.</param>
    /// <param name="position">Where the line begins.</param>
    public LineCursor(ReadOnlySpan<byte> bytes, ReadOnlySpan<LinePiece> pieces, int position)
    {
        _bytes = bytes;
        _pieces = pieces;
        _position = position;
    }

    /// <summary>Goes behind the line that stands here if it is this one, to the byte.</summary>
    public bool TryPass(ReadOnlySpan<byte> line)
    {
        if (_pieces.IsEmpty)
        {
            return false;
        }

        var rest = _pieces[0].End - _position;
        if (rest < line.Length || !_bytes.Slice(_position, line.Length).SequenceEqual(line)
            || (rest > line.Length && (line.IsEmpty || line[^1] != '\n')))
        {
            return false;
        }

        _position += line.Length;
        if (rest == line.Length)
        {
            _pieces = _pieces[1..];
            _position = _pieces.IsEmpty ? 0 : _pieces[0].Offset;
        }

        return true;
    }
}
