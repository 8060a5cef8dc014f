using System.Globalization;
using PatchQueue.Porting;
using PatchQueue.Rebasing;

namespace PatchQueue.Output;

/// <summary>What becomes of a queue on a new mainline, for people: one row a patch, worst first.</summary>
internal static class RebaseText
{
    private const int WordWidth = 17;

    /// <summary>Writes the rows, and a last line that counts.</summary>
    /// <param name="report">What becomes of it.</param>
    /// <param name="isWhole">Whether patches that fit as they are have rows.</param>
    /// <param name="writer">Takes the text.</param>
    public static void Write(RebaseReport report, bool isWhole, TextWriter writer)
    {
        if (report.IsStale)
        {
            var count = report.Rows.Count(row => row.IsStale);
            writer.WriteLine($"the queue does not apply to its own mainline ({count} of its patches); all else rests on that");
        }

        foreach (var row in report.Rows.Where(row => isWhole || row.Outcome > PortOutcome.Offset)
            .OrderByDescending(row => row.IsStale).ThenBy(row => row.IsCertain)
            .ThenByDescending(row => row.Outcome).ThenBy(row => row.PatchIndex))
        {
            var name = report.Patches[row.PatchIndex].Name;
            writer.WriteLine($"{OutcomeWords.Of(row.Outcome).PadRight(WordWidth)} {name}{Because(row.Reason)}");
            foreach (var file in row.Files.Where(file => file.Outcome > PortOutcome.Context))
            {
                Write(file, report, writer);
            }

            if (report.Traces.TryGetValue(row.PatchIndex, out var culprits)
                && (!row.IsCertain || isWhole || row.Outcome > PortOutcome.Merged))
            {
                CulpritText.Write(culprits, writer);
            }
        }

        WriteCounts(report, writer);
    }

    /// <summary>Writes the line that counts.</summary>
    public static void WriteCounts(RebaseReport report, TextWriter writer)
    {
        var counts = report.Rows.CountBy(row => row.Outcome).OrderBy(pair => pair.Key)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {OutcomeWords.Of(pair.Key)}"));
        var open = report.Rows.Count(row => !row.IsCertain);
        writer.WriteLine($"{string.Join(", ", counts)}; {(open == 0 ? "nothing needs a person" : $"{open} need a person")}");
    }

    private static void Write(PortedFile file, RebaseReport report, TextWriter writer)
    {
        var hunks = file.Hunks.Where(hunk => hunk.Outcome > PortOutcome.Context).ToList();
        var where = hunks.Count == 0 ? "" : $" hunk {string.Join(", ", hunks.Select(hunk => hunk.Hunk))}";
        var to = file.NewPath.Equals(file.Path) ? "" : $" -> {file.NewPath}";
        var why = file.BlockedBy is { } other ? $" (waits for {report.Patches[other].Name})"
            : Because(file.Note is { } note ? $"resolved as before: {note}" : file.Reason);
        writer.WriteLine($"    {file.Path}{to}: {OutcomeWords.Of(file.Outcome)}{where}{why}");
    }

    private static string Because(string? reason) => reason is null ? "" : $" ({reason})";
}
