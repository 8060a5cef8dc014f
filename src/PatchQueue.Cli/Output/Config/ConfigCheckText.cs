using PatchQueue.Configuring;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Findings about configs, for people and editors: <c>FILE:LINE: warning: CLASS OPTION: message [rows]</c>.</summary>
internal static class ConfigCheckText
{
    /// <summary>Writes a line a finding, and a last one that counts.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="rows">How many rows were looked at.</param>
    /// <param name="withNotes">Whether to write notes, too.</param>
    /// <param name="writer">Takes the lines.</param>
    public static void Write(IReadOnlyList<ConfigFinding> findings, int rows, bool withNotes, TextWriter writer)
    {
        foreach (var finding in findings.Where(finding => withNotes || finding.Severity > Severity.Note))
        {
            var place = finding.Origin is { } origin ? $"{DisplayText.Of(origin.ToString())}: " : "";
            var where = finding.Rows.IsEmpty ? "" : $" [{RowsOf(finding.Rows, rows)}]";
            var what = $"{CheckText.Word(finding.Severity)}: {ConfigFinding.Word(finding.Class)} {finding.Symbol}";
            writer.WriteLine($"{place}{what}: {DisplayText.Of(finding.Message)}{where}");
        }

        var counts = findings.GroupBy(finding => finding.Class).OrderBy(group => group.Key).Select(group =>
        {
            var notes = group.Count(finding => finding.Severity == Severity.Note);
            var mark = notes == 0 ? "" : notes == group.Count() ? " (notes)" : $" ({notes} of them notes)";
            return $"{group.Count()} {ConfigFinding.Word(group.Key)}{mark}";
        }).ToList();
        var sum = counts.Count == 0 ? "nothing found" : string.Join(", ", counts);
        writer.WriteLine($"{rows} {(rows == 1 ? "row" : "rows")} checked: {sum}");
    }

    /// <summary>Rows in a few words.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="all">How many there are.</param>
    public static string RowsOf(IReadOnlyList<string> names, int all)
    {
        const int Few = 3;
        return names.Count == all && all > 1 ? "all rows"
            : names.Count <= Few ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(Few - 1))} and {names.Count - Few + 1} more rows";
    }
}
