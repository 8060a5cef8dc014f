using System.Runtime.InteropServices;
using PatchQueue.Guards;
using PatchQueue.Text;

namespace PatchQueue.Series;

/// <summary>Reads kernel-source's series.conf.</summary>
internal static class GuardedSeriesReader
{
    public static void Read(SeriesBuilder builder)
    {
        var reader = new GuardedLineReader(builder.Bytes.Span);
        while (reader.TryRead(out var line))
        {
            if (!reader.Names.IsEmpty || line.TrailingGuards > 0)
            {
                AddEntry(builder, line, reader.Names);
            }
            else if (line.HasComment)
            {
                builder.AddComment(line.Bytes, line.LineNumber);
            }
            else
            {
                builder.AddBlank(line.Bytes, line.LineNumber);
            }
        }
    }

    private static void AddEntry(SeriesBuilder builder, GuardedLine line, ReadOnlySpan<GuardedName> names)
    {
        var patches = new SeriesEntry[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            patches[i] = new SeriesEntry
            {
                Name = builder.Memory(names[i].Name),
                LineNumber = names[i].LineNumber,
                Guards = names[i].Guards,
                Comment = builder.Memory(names[i].Comment),
                IsSkipped = line.IsLost,
            };
        }

        builder.AddEntry(line.Bytes, line.LineNumber, ImmutableCollectionsMarshal.AsImmutableArray(patches));
        Check(builder, line);
    }

    private static void Check(SeriesBuilder builder, GuardedLine line)
    {
        if (line.IsLost)
        {
            builder.Report(
                Severity.Warning, "series-continuation", line.LineNumber,
                "the file ends where a backslash continues the line: it is dropped");
        }

        if (line.TrailingGuards > 0)
        {
            builder.Report(
                Severity.Warning, "series-guard", line.LineNumber,
                "a guard that no name follows decides nothing (there are no options here)");
        }
    }
}
