using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>Joins ranges of a buffer that follow each other, so that a file with few changes is few ranges.</summary>
internal ref struct RunMerger(List<Slice> runs)
{
    private int _start;
    private int _end;

    /// <summary>Adds pieces.</summary>
    public void Add(ReadOnlySpan<LinePiece> pieces)
    {
        var (start, end) = (_start, _end);
        foreach (var piece in pieces)
        {
            if (piece.Offset != end)
            {
                Put(start, end);
                start = piece.Offset;
            }

            end = piece.End;
        }

        (_start, _end) = (start, end);
    }

    /// <summary>Adds what comes last, and ends.</summary>
    public void End(Slice rest)
    {
        if (rest.Offset != _end && !rest.IsEmpty)
        {
            Put(_start, _end);
            _start = rest.Offset;
        }

        Put(_start, rest.IsEmpty ? _end : rest.End);
    }

    private readonly void Put(int start, int end)
    {
        if (end > start)
        {
            runs.Add(Slice.Between(start, end));
        }
    }
}
