namespace PatchQueue.Series;

/// <summary>
/// A series cut into what moves as one: a line of patches with the comments that belong to it, and every other line by itself. A comment
/// belongs to the patch right below it where no other patch follows there: above a run of patches it is the heading of them all. What
/// begins the file, or marks a section, belongs to no patch.
/// </summary>
internal sealed class SeriesBlocks
{
    private readonly PatchSeries _series;
    private readonly HashSet<int> _markerLines;
    private readonly List<List<SeriesLine>> _blocks = [];

    public SeriesBlocks(PatchSeries series)
    {
        _series = series;
        _markerLines = [.. series.Sections.Skip(1).Select(section => section.FirstLine), .. HeadLines(series)];
        for (var i = 0; i < series.Lines.Length; i++)
        {
            var comments = series.Lines[i] is SeriesLine.Entry ? CommentsOf(i) : 0;
            _blocks.RemoveRange(_blocks.Count - comments, comments);
            _blocks.Add([.. series.Lines.AsSpan(i - comments, comments + 1)]);
        }
    }

    /// <summary>Puts the block of one entry beside that of another.</summary>
    public void Move(SeriesEntry entry, SeriesEntry target, SeriesSide side)
    {
        var block = _blocks[IndexOf(entry)];
        _blocks.Remove(block);
        _blocks.Insert(IndexOf(target) + (side == SeriesSide.After ? 1 : 0), block);
    }

    /// <summary>Gives the places that some entries have to the same entries in another order.</summary>
    public void Arrange(IReadOnlyList<SeriesEntry> order)
    {
        var places = order.Select(IndexOf).Order().ToList();
        var blocks = order.Select(entry => _blocks[IndexOf(entry)]).ToList();
        for (var i = 0; i < places.Count; i++)
        {
            _blocks[places[i]] = blocks[i];
        }
    }

    /// <summary>The series in the new order; whether its last line ends stays as it was.</summary>
    public PatchSeries Join()
    {
        var lines = _blocks.SelectMany(block => block).ToList();
        byte[] end = lines.Exists(line => line.Bytes.Span.EndsWith("\r\n"u8)) ? [.. "\r\n"u8] : [.. "\n"u8];
        var isOpen = !IsEnded(_series.Lines[^1].Bytes.Span);
        var bytes = new List<byte>(lines.Sum(line => line.Bytes.Length) + end.Length);
        foreach (var line in lines.Take(lines.Count - 1))
        {
            bytes.AddRange(line.Bytes.Span);
            bytes.AddRange(IsEnded(line.Bytes.Span) ? [] : end);
        }

        var last = lines[^1].Bytes.Span;
        bytes.AddRange(isOpen && IsEnded(last) ? last[..^(last.EndsWith("\r\n"u8) ? 2 : 1)] : last);
        return SeriesReader.Read(bytes.ToArray(), _series.Dialect);
    }

    private int IndexOf(SeriesEntry entry) =>
        _blocks.FindIndex(block => block[^1] is SeriesLine.Entry line && line.Patches.Contains(entry));

    private int CommentsOf(int line)
    {
        var first = line;
        while (first > 0 && _series.Lines[first - 1] is SeriesLine.Comment)
        {
            first--;
        }

        var isHeading = line + 1 < _series.Lines.Length && _series.Lines[line + 1] is SeriesLine.Entry;
        var isMarker = Enumerable.Range(first, line - first).Any(i => _markerLines.Contains(_series.Lines[i].LineNumber));
        return first == 0 || isHeading || isMarker ? 0 : line - first;
    }

    private static IEnumerable<int> HeadLines(PatchSeries series) =>
        series.Sections.SelectMany(section => section.Heads).Where(head => head.Repository is not null).Select(head => head.FirstLine);

    private static bool IsEnded(ReadOnlySpan<byte> line) => line.EndsWith("\n"u8);
}
