using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Ordering;

namespace PatchQueue.Output;

/// <summary>Fixes that a queue lacks, as JSON.</summary>
internal static class FixesJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<MissingFix> fixes, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new FixesReport(1, [.. fixes.Select(Row)]), JsonShapes.Default.FixesReport));

    private static FixesReportRow Row(MissingFix fix) => new(
        fix.Id, fix.Subject, fix.IsRevert ? "revert" : "fix", [.. fix.Of.Select(row => new FixesReportPatch(row.Patch, row.Commit))],
        fix.Release, fix.RevertedBy);
}

/// <summary>The report of <c>pq fixes --json</c>.</summary>
internal sealed record FixesReport(int Schema, FixesReportRow[] Fixes);

/// <summary>A commit in it.</summary>
internal sealed record FixesReportRow(
    string Commit,
    string Subject,
    string Kind,
    FixesReportPatch[] Patches,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Release,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RevertedBy);

/// <summary>A patch that it is about.</summary>
internal sealed record FixesReportPatch(string Patch, string Commit);
