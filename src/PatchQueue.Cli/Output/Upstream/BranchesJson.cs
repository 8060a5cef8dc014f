using System.Text.Json;
using PatchQueue.Ordering;

namespace PatchQueue.Output;

/// <summary>How branches of a queue stand to commits, as JSON.</summary>
internal static class BranchesJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<BranchFinding> findings, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new BranchesReport(1, [.. findings.Select(finding => new BranchesReportRow(
            finding.Branch, finding.Commit, BranchesText.Word(finding.State).Replace(' ', '-'), finding.Reason))]),
        JsonShapes.Default.BranchesReport));
}

/// <summary>The report of <c>pq where --branches --json</c>.</summary>
internal sealed record BranchesReport(int Schema, BranchesReportRow[] Branches);

/// <summary>A branch and a commit in it.</summary>
internal sealed record BranchesReportRow(string Branch, string Commit, string State, string Reason);
