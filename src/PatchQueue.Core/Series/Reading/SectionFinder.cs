using System.Collections.Immutable;
using System.Text;
using PatchQueue.Guards;
using PatchQueue.Text;

namespace PatchQueue.Series;

/// <summary>Finds the sorted section by the markers that kernel-source's git_sort goes by; only a SUSE series has one.</summary>
internal sealed class SectionFinder(SeriesBuilder builder, ImmutableArray<SeriesLine> lines)
{
    private const string DefaultBranch = "master";

    private readonly int _lastLine = LineCount(builder.Bytes.Span);

    public ImmutableArray<SeriesSection> Find()
    {
        var start = builder.Dialect == SeriesDialect.Suse ? IndexOf("# sorted patches"u8, 0) : -1;
        if (start < 0)
        {
            ReportStrayEnd();
            return [new SeriesSection(SeriesSectionKind.Before, 1, _lastLine, [])];
        }

        var end = IndexOf("# end of sorted patches"u8, start);
        if (end < 0)
        {
            builder.Report(
                Severity.Warning, "series-section", lines[start].LineNumber,
                "the sorted section has no end marker, so it goes to the file's end");
        }

        return Cut(start, end < 0 ? lines.Length : BlockStart(end, start + 1));
    }

    private ImmutableArray<SeriesSection> Cut(int start, int end)
    {
        var first = BlockStart(start, 0);
        var outOfTree = IndexOf("# out-of-tree patches"u8, start, end);
        var sortedEnd = outOfTree < 0 ? end : outOfTree;
        var sections = ImmutableArray.CreateBuilder<SeriesSection>(4);
        sections.Add(Section(SeriesSectionKind.Before, 0, first, []));
        sections.Add(Section(SeriesSectionKind.Sorted, first, sortedEnd, Heads(BlockEnd(start, sortedEnd), sortedEnd)));
        if (outOfTree >= 0)
        {
            sections.Add(Section(SeriesSectionKind.OutOfTree, outOfTree, end, []));
        }

        sections.Add(Section(SeriesSectionKind.After, end, lines.Length, []));
        return sections.ToImmutable();
    }

    // # repository [branch]
    private ImmutableArray<SeriesHead> Heads(int from, int end)
    {
        var heads = new List<SeriesHead>();
        var head = new SeriesHead(null, DefaultBranch, LineOf(from), 0);
        for (var i = from; i < end; i++)
        {
            if (TryReadHead(lines[i], out var repository, out var branch))
            {
                heads.Add(head with { LastLine = lines[i].LineNumber - 1 });
                head = new SeriesHead(repository, branch, lines[i].LineNumber, 0);
            }
        }

        heads.Add(head with { LastLine = LineOf(end) - 1 });
        return [.. heads];
    }

    // A repository has a slash in it; that tells a heading from a remark of one or two words.
    private static bool TryReadHead(SeriesLine line, out string repository, out string branch)
    {
        (repository, branch) = ("", DefaultBranch);
        if (line is not SeriesLine.Comment)
        {
            return false;
        }

        var words = Encoding.UTF8.GetString(line.Bytes.Span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 3 || words[0] != "#" || !words[1].Contains('/', StringComparison.Ordinal))
        {
            return false;
        }

        repository = words[1];
        branch = words.Length == 3 ? words[2] : DefaultBranch;
        return true;
    }

    private void ReportStrayEnd()
    {
        if (builder.Dialect == SeriesDialect.Suse && IndexOf("# end of sorted patches"u8, 0) is var stray and >= 0)
        {
            builder.Report(
                Severity.Warning, "series-section", lines[stray].LineNumber, "the end marker of a sorted section that does not begin");
        }
    }

    private int IndexOf(ReadOnlySpan<byte> marker, int from, int? end = null)
    {
        for (var i = from; i < (end ?? lines.Length); i++)
        {
            if (lines[i] is SeriesLine.Comment comment && Ascii.EqualsIgnoreCase(Trim(comment.Bytes.Span), marker))
            {
                return i;
            }
        }

        return -1;
    }

    private int BlockStart(int index, int from)
    {
        while (index > from && lines[index - 1] is SeriesLine.Comment)
        {
            index--;
        }

        return index;
    }

    // Only the frame of the marker: a heading may follow it without a blank line.
    private int BlockEnd(int start, int end)
    {
        var index = start + 1;
        while (index < end && lines[index] is SeriesLine.Comment comment && !Trim(comment.Bytes.Span).ContainsAnyExcept((byte)'#'))
        {
            index++;
        }

        return index;
    }

    private SeriesSection Section(SeriesSectionKind kind, int from, int end, ImmutableArray<SeriesHead> heads) =>
        new(kind, LineOf(from), LineOf(end) - 1, heads);

    private int LineOf(int index) => index < lines.Length ? lines[index].LineNumber : _lastLine + 1;

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        text = PerlSpace.TrimEnd(text);
        return text.IndexOfAnyExcept(PerlSpace.Bytes) is var start and > 0 ? text[start..] : text;
    }

    private static int LineCount(ReadOnlySpan<byte> bytes) =>
        bytes.Count((byte)'\n') + (bytes.IsEmpty || bytes[^1] == '\n' ? 0 : 1);
}
