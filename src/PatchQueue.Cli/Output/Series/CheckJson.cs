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

    /// <summary>Lists the rules of a profile, and those over the whole queue.</summary>
    public static void WriteRules(CheckProfile profile, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new CheckRules(1, profile.Name,
        [
            .. profile.Rules.Select(rule => new CheckRulesRule(
                rule.Code, CheckText.Word(rule.Severity), rule.Summary, rule.Source, rule.Fix)),
            .. QueueRule.All.Select(rule => new CheckRulesRule(
                rule.Code, CheckText.Word(rule.Severity), rule.Summary, rule.Source, rule.Fix)),
        ]),
        JsonShapes.Default.CheckRules));
}

/// <summary>The list of <c>pq check --rules --json</c>.</summary>
internal sealed record CheckRules(int Schema, string Profile, CheckRulesRule[] Rules);

/// <summary>A rule in it.</summary>
internal sealed record CheckRulesRule(string Code, string Severity, string Demands, string From, string Fix);

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
