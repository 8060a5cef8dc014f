using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>Joins ranges of a buffer that follow each other, so that a file with few changes is few ranges.</summary>
internal ref struct RunMerger(List<Slice> runs)
{
    private int _start;
    private int _end;

    /// <summary>Adds lines.</summary>
    public void Add(ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths)
    {
        var (start, end) = (_start, _end);
        for (var i = 0; i < starts.Length; i++)
        {
            if (starts[i] != end)
            {
                Put(start, end);
                start = starts[i];
            }

            end = starts[i] + lengths[i];
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
