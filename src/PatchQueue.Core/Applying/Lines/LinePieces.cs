namespace PatchQueue.Applying;

/// <summary>
/// The pieces of a file in order, around a gap: where one hunk has been is near where the next one goes, so a change costs the pieces
/// between the two.
/// </summary>
internal sealed class LinePieces
{
    private LinePiece[] _pieces = new LinePiece[256];
    private int _gapStart;
    private int _gapEnd = 256;

    /// <summary>Lines of all pieces.</summary>
    public int Lines { get; private set; }

    /// <summary>Lines of the pieces before the gap.</summary>
    public int LinesBefore { get; private set; }

    /// <summary>The pieces before the gap.</summary>
    public ReadOnlySpan<LinePiece> Before => _pieces.AsSpan(0, _gapStart);

    /// <summary>The pieces behind the gap.</summary>
    public ReadOnlySpan<LinePiece> Behind => _pieces.AsSpan(_gapEnd);

    /// <summary>Forgets all.</summary>
    public void Clear() => (_gapStart, _gapEnd, Lines, LinesBefore) = (0, _pieces.Length, 0, 0);

    /// <summary>Moves the gap before the piece that holds a line, from 0; behind all pieces where there is no such line.</summary>
    public void MoveTo(int line)
    {
        while (line < LinesBefore)
        {
            var piece = _pieces[--_gapStart];
            _pieces[--_gapEnd] = piece;
            LinesBefore -= piece.Lines;
        }

        while (_gapEnd < _pieces.Length && line >= LinesBefore + _pieces[_gapEnd].Lines)
        {
            Pass();
        }
    }

    /// <summary>Moves the gap behind the next piece.</summary>
    public void Pass()
    {
        var piece = _pieces[_gapEnd++];
        _pieces[_gapStart++] = piece;
        LinesBefore += piece.Lines;
    }

    /// <summary>Takes the next piece away.</summary>
    public void Drop() => Lines -= _pieces[_gapEnd++].Lines;

    /// <summary>Cuts the next piece in two.</summary>
    /// <param name="length">Bytes of the first.</param>
    /// <param name="lines">Its lines, fewer than there are.</param>
    public void Cut(int length, int lines)
    {
        MakeRoom();
        var piece = _pieces[_gapEnd];
        _pieces[_gapEnd] = new LinePiece(piece.Offset + length, piece.Length - length, piece.Lines - lines);
        _pieces[--_gapEnd] = new LinePiece(piece.Offset, length, lines);
    }

    /// <summary>Puts a piece before the gap; it becomes one with the last one there where it may.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="joins">Whether it follows that one's bytes, which end in an LF.</param>
    public void Add(LinePiece piece, bool joins)
    {
        if (joins && _gapStart > 0)
        {
            var last = _pieces[_gapStart - 1];
            _pieces[_gapStart - 1] = last with { Length = last.Length + piece.Length, Lines = last.Lines + piece.Lines };
        }
        else
        {
            MakeRoom();
            _pieces[_gapStart++] = piece;
        }

        Lines += piece.Lines;
        LinesBefore += piece.Lines;
    }

    private void MakeRoom()
    {
        if (_gapStart < _gapEnd)
        {
            return;
        }

        var (old, behind) = (_pieces, _pieces.Length - _gapEnd);
        _pieces = new LinePiece[old.Length * 2];
        old.AsSpan(0, _gapStart).CopyTo(_pieces);
        old.AsSpan(_gapEnd).CopyTo(_pieces.AsSpan(_pieces.Length - behind));
        _gapEnd = _pieces.Length - behind;
    }
}
