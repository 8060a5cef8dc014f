using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Checking;

namespace PatchQueue.Output;

/// <summary>What a check has found as JSON.</summary>
internal static class CheckJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<Finding> findings, CheckProfile profile, int patches, TextWriter writer) =>
        writer.WriteLine(JsonSerializer.Serialize(
            new CheckReport(1, profile.Name, patches, [.. findings.Select(finding => new CheckReportFinding(
                finding.File, finding.Line == 0 ? null : finding.Line, CheckText.Word(finding.Severity), finding.Code, finding.Message,
                finding.Fix, finding.IsMendable))]),
            JsonShapes.Default.CheckReport));
}

/// <summary>The report of <c>pq check --json</c>.</summary>
internal sealed record CheckReport(int Schema, string Profile, int Patches, CheckReportFinding[] Findings);

/// <summary>A finding in it.</summary>
internal sealed record CheckReportFinding(
    string File,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
    string Severity,
    string Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fix,
    bool Mendable);
