using PatchQueue.Guards;
using PatchQueue.Text;

namespace PatchQueue.Series;

/// <summary>Reads Armbian's series.conf: each line is a name, from its first to its last character that is no white space.</summary>
internal static class ArmbianSeriesReader
{
    public static void Read(SeriesBuilder builder)
    {
        var lines = new LineReader(builder.Bytes.Span);
        while (lines.TryRead(out var line))
        {
            ReadLine(builder, line, lines.Position - line.Length, lines.LineNumber);
        }
    }

    // [-] name
    private static void ReadLine(SeriesBuilder builder, ReadOnlySpan<byte> line, int offset, int lineNumber)
    {
        var place = new Slice(offset, line.Length);
        var start = line.IndexOfAnyExcept(PerlSpace.Bytes);
        if (start < 0)
        {
            builder.AddBlank(place, lineNumber);
            return;
        }

        if (line[start] == '#')
        {
            builder.AddComment(place, lineNumber);
            return;
        }

        var isSkipped = line[start] == '-';
        var end = PerlSpace.TrimEnd(line).Length;
        var name = isSkipped ? AfterBlanks(line, start + 1, end) : start;
        builder.AddEntry(place, lineNumber, name == end ? [] : [new SeriesEntry
        {
            Name = builder.Memory(Slice.Between(offset + name, offset + end)),
            LineNumber = lineNumber,
            IsSkipped = isSkipped,
        }]);
        if (!isSkipped && PerlSpace.CommentStart(line[start..end]) > 0)
        {
            builder.Report(Severity.Warning, "series-comment", lineNumber, "a comment behind a name is part of the name here");
        }
    }

    private static int AfterBlanks(ReadOnlySpan<byte> line, int from, int end) =>
        line[from..end].IndexOfAnyExcept(PerlSpace.Bytes) is var blanks and >= 0 ? from + blanks : end;
}
