using System.Text;

namespace PatchQueue.Series;

/// <summary>
/// The lines between the markers of a sorted section, cut into what belongs together: each line of patches with the comments above it;
/// headings; and what stands at the beginning and at the end. Nothing is lost when they are put in another order.
/// </summary>
public sealed class SortedLines
{
    private readonly PatchSeries _series;
    private readonly int _start;
    private readonly int _end;
    private readonly List<SortedBlock> _blocks = [];
    private readonly List<SeriesLine> _first = [];
    private readonly List<SeriesLine> _pending = [];
    private readonly Dictionary<string, SeriesLine> _headings = new(StringComparer.OrdinalIgnoreCase);
    private string? _heading;

    private SortedLines(PatchSeries series, int start, int end)
    {
        (_series, _start, _end) = (series, start, end);
        for (var i = start; i < end; i++)
        {
            Take(series.Lines[i]);
        }
    }

    /// <summary>The heading of patches that no upstream branch has.</summary>
    public const string OutOfTree = "out-of-tree patches";

    /// <summary>The patches in their order.</summary>
    public IReadOnlyList<SortedBlock> Blocks => _blocks;

    /// <summary>Cuts the section.</summary>
    /// <returns>Null when the series has no sorted section.</returns>
    /// <exception cref="InvalidOperationException">Several patches share a line of it.</exception>
    public static SortedLines? Of(PatchSeries series) =>
        series.Sections.FirstOrDefault(section => section.Kind == SeriesSectionKind.Sorted) is { } sorted
            ? new SortedLines(
                series,
                IndexOf(series, sorted.Heads[0].FirstLine),
                IndexOf(series, series.Sections.First(section => section.Kind == SeriesSectionKind.After).FirstLine))
            : null;

    /// <summary>A patch that is to come into the section, on a line as all others have it.</summary>
    public static SortedBlock NewBlock(ReadOnlySpan<byte> name)
    {
        var line = (SeriesLine.Entry)SeriesReader.Read((byte[])[(byte)'\t', .. name, (byte)'\n'], SeriesDialect.Suse).Lines[0];
        return new SortedBlock(line, [], null);
    }

    /// <summary>The series with the section in another order.</summary>
    /// <param name="order">Every heading with its patches; null for the mainline's, which come first and have none.</param>
    public PatchSeries Arrange(IEnumerable<(string? Heading, IReadOnlyList<SortedBlock> Blocks)> order)
    {
        var bytes = new List<byte>();
        Add(bytes, _series.Lines.Take(_start).Concat(_first));
        var isFirst = true;
        foreach (var (heading, blocks) in order.Where(group => group.Blocks.Count > 0))
        {
            if (heading is not null)
            {
                bytes.AddRange(isFirst ? [] : "\n"u8);
                bytes.AddRange(_headings.TryGetValue(heading, out var line)
                    ? line.Bytes.ToArray()
                    : Encoding.UTF8.GetBytes($"\t# {heading}\n"));
            }

            isFirst = false;
            Add(bytes, blocks.SelectMany(block => (IEnumerable<SeriesLine>)[.. block.Above, block.Line, .. block.Below]));
        }

        Add(bytes, _pending.Concat(_series.Lines.Skip(_end)));
        return SeriesReader.Read(bytes.ToArray(), _series.Dialect);
    }

    /// <summary>Whether a comment is a heading of the section, or one of its markers.</summary>
    internal static bool IsHeading(SeriesLine.Comment comment) =>
        HeadingOf(comment) is not null
        || Encoding.UTF8.GetString(comment.Bytes.Span).Trim('#', ' ', '\t', '\r', '\n')
            .EndsWith("sorted patches", StringComparison.OrdinalIgnoreCase);

    private void Take(SeriesLine line)
    {
        switch (line)
        {
            case SeriesLine.Entry { Patches.Length: > 1 }:
                throw new InvalidOperationException(
                    $"line {line.LineNumber} of the series names several patches; put each on a line of its own");
            case SeriesLine.Entry { Patches.Length: 1 } entry:
                TakeFirst();
                _blocks.Add(new SortedBlock(entry, [.. _pending], _heading));
                _pending.Clear();
                break;
            case SeriesLine.Comment comment when HeadingOf(comment) is { } heading:
                TakeFirst();
                TakeBelow();
                _heading = heading;
                _ = _headings.TryAdd(heading, comment);
                break;
            default:
                _pending.Add(line);
                break;
        }
    }

    // What stands at the beginning of the section, down to an empty line, is about all of it.
    private void TakeFirst()
    {
        var count = _blocks.Count > 0 || _headings.Count > 0 ? 0 : _pending.FindLastIndex(line => line is SeriesLine.Blank) + 1;
        _first.AddRange(_pending.Take(count));
        _pending.RemoveRange(0, count);
    }

    // The empty line above a heading comes and goes with it; comments above that belong to the patch before them.
    private void TakeBelow()
    {
        while (_pending is [.., SeriesLine.Blank])
        {
            _pending.RemoveAt(_pending.Count - 1);
        }

        (_blocks.Count > 0 ? _blocks[^1].Below : _first).AddRange(_pending);
        _pending.Clear();
    }

    // # davem/net   # rdma/rdma for-next   # out-of-tree patches
    private static string? HeadingOf(SeriesLine.Comment comment)
    {
        var words = Encoding.UTF8.GetString(comment.Bytes.Span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words.Skip(1));
        return words is ["#", var repository, ..] && words.Length <= 3
            && (repository.Contains('/', StringComparison.Ordinal) || text.Equals(OutOfTree, StringComparison.OrdinalIgnoreCase))
                ? text
                : null;
    }

    private static void Add(List<byte> bytes, IEnumerable<SeriesLine> lines)
    {
        foreach (var line in lines)
        {
            bytes.AddRange(bytes.Count > 0 && bytes[^1] != '\n' ? "\n"u8 : []);
            bytes.AddRange(line.Bytes.Span);
        }
    }

    private static int IndexOf(PatchSeries series, int lineNumber)
    {
        var index = 0;
        while (index < series.Lines.Length && series.Lines[index].LineNumber < lineNumber)
        {
            index++;
        }

        return index;
    }
}
