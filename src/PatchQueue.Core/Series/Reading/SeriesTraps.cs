using PatchQueue.Text;

namespace PatchQueue.Series;

/// <summary>What tools and people stumble over in a series, whatever the line's grammar.</summary>
internal static class SeriesTraps
{
    // Linux's limits, without the NUL.
    private const int MaxName = 4095;
    private const int MaxComponent = 255;

    /// <summary>A byte-order mark, and lines that end in CRLF: said once, at the first.</summary>
    public static void CheckBytes(SeriesBuilder builder)
    {
        var bytes = builder.Bytes.Span;
        if (bytes.StartsWith("\ufeff"u8))
        {
            builder.Report(Severity.Error, "series-bom", 1, "the file begins with a byte-order mark, which becomes part of the first name");
        }

        var crlf = bytes.IndexOf("\r\n"u8);
        if (crlf < 0)
        {
            return;
        }

        var line = bytes[..crlf].Count((byte)'\n') + 1;
        builder.Report(
            builder.Dialect == SeriesDialect.Quilt ? Severity.Error : Severity.Warning,
            "series-crlf",
            line,
            builder.Dialect == SeriesDialect.Quilt
                ? "the line ends in CRLF, and to quilt the CR is part of the name"
                : "the line ends in CRLF; other tools take the CR for part of the name");
    }

    /// <summary>Names that lead out of the queue, and names listed twice.</summary>
    public static void CheckNames(SeriesBuilder builder)
    {
        var seen = new EntryTable(builder.Entries.Count);
        foreach (var entry in builder.Entries)
        {
            if (entry.IsSkipped)
            {
                continue;
            }

            CheckPath(builder, entry);
            if (seen.Add(entry) is { } first)
            {
                ReportTwice(builder, entry, first.LineNumber);
            }
        }
    }

    private static void CheckPath(SeriesBuilder builder, SeriesEntry entry)
    {
        if (Fault(entry.Name.Span) is { } fault)
        {
            builder.Report(Severity.Error, "series-path", entry.LineNumber, $"the name {SeriesBuilder.Quote(entry.Name.Span)} {fault}");
        }
    }

    private static string? Fault(ReadOnlySpan<byte> name)
    {
        if (name[0] == '/')
        {
            return "is absolute; patches are named relative to their directory";
        }

        if (name.Contains((byte)0))
        {
            return "holds a NUL byte";
        }

        if (name.IndexOf(".."u8) >= 0 && HoldsComponent(name, static component => component.SequenceEqual(".."u8)))
        {
            return "leads out of the queue (..)";
        }

        var isTooLong = name.Length > MaxComponent && (name.Length > MaxName || HoldsComponent(name, static c => c.Length > MaxComponent));
        return isTooLong ? "is longer than a file name can be" : null;
    }

    private static bool HoldsComponent(ReadOnlySpan<byte> name, Func<ReadOnlySpan<byte>, bool> condition)
    {
        foreach (var range in name.Split((byte)'/'))
        {
            if (condition(name[range]))
            {
                return true;
            }
        }

        return false;
    }

    // quilt refuses a name that is there twice; in a series.conf the guards of the two may exclude each other.
    private static void ReportTwice(SeriesBuilder builder, SeriesEntry entry, int firstLine) => builder.Report(
        builder.Dialect is SeriesDialect.Quilt or SeriesDialect.Debian ? Severity.Error : Severity.Warning,
        "series-twice",
        entry.LineNumber,
        $"{SeriesBuilder.Quote(entry.Name.Span)} is listed already on line {firstLine}");
}
