using System.Buffers;
using PatchQueue.Guards;
using PatchQueue.Text;

namespace PatchQueue.Series;

/// <summary>
/// Reads quilt's series and Debian's. Both tools hand the words behind a name to patch(1); here only those that are known take effect.
/// </summary>
internal static class QuiltSeriesReader
{
    // CR is no blank to quilt: it stays in the name, and the patch is then missing.
    private static readonly SearchValues<byte> QuiltBlanks = SearchValues.Create(" \t"u8);

    public static void Read(SeriesBuilder builder)
    {
        var lines = new LineReader(builder.Bytes.Span);
        while (lines.TryRead(out var line))
        {
            var place = new Slice(lines.Position - line.Length, line.Length);
            var text = line[^1] == '\n' ? line[..^1] : line;
            ReadLine(builder, text, place, lines.LineNumber);
        }
    }

    // name [-pN] [-R] [# comment]
    private static void ReadLine(SeriesBuilder builder, ReadOnlySpan<byte> text, Slice place, int lineNumber)
    {
        var blanks = builder.Dialect == SeriesDialect.Debian ? PerlSpace.Bytes : QuiltBlanks;
        var start = text.IndexOfAnyExcept(blanks);
        if (start < 0)
        {
            builder.AddBlank(place, lineNumber);
        }
        else if (text[start] == '#')
        {
            AddComment(builder, place, lineNumber, isIndented: start > 0);
        }
        else
        {
            AddEntry(builder, text, start, blanks, place, lineNumber);
        }
    }

    private static void AddComment(SeriesBuilder builder, Slice place, int lineNumber, bool isIndented)
    {
        builder.AddComment(place, lineNumber);
        if (isIndented)
        {
            builder.Report(
                builder.Dialect == SeriesDialect.Quilt ? Severity.Warning : Severity.Note,
                "series-indented-comment",
                lineNumber,
                "quilt takes a comment that is indented for a patch; begin it in column 1");
        }
    }

    private static void AddEntry(
        SeriesBuilder builder, ReadOnlySpan<byte> text, int start, SearchValues<byte> blanks, Slice place, int lineNumber)
    {
        var length = text[start..].IndexOfAny(blanks);
        var end = length < 0 ? text.Length : start + length;
        var comment = CommentStart(text, end, blanks);
        var options = EntryOptions.Read(text[end..comment], blanks, builder, lineNumber);
        builder.AddEntry(place, lineNumber, [new SeriesEntry
        {
            Name = builder.Memory(new Slice(place.Offset + start, end - start)),
            LineNumber = lineNumber,
            GivenStripLevel = options.StripLevel,
            IsReversed = options.IsReversed,
            Comment = builder.Memory(new Slice(place.Offset + comment, text.Length - comment)),
        }]);
    }

    private static int CommentStart(ReadOnlySpan<byte> text, int from, SearchValues<byte> blanks)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '#' && blanks.Contains(text[i - 1]))
            {
                return i;
            }
        }

        return text.Length;
    }
}
