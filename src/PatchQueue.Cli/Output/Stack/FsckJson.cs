using System.Text.Json;
using System.Text.Json.Serialization;

namespace PatchQueue.Output;

/// <summary>The findings of a check-up as JSON.</summary>
internal static class FsckJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(FsckReport report, TextWriter writer)
    {
        var findings = report.Findings.Select(finding =>
            new FsckJsonFinding(
                JsonNamingPolicy.CamelCase.ConvertName(finding.Part.ToString()), finding.Path, finding.Message, finding.IsFault));
        var json = new FsckJsonReport(1, report.Tree, report.IsSound, report.Record?.Applied, [.. findings]);
        writer.WriteLine(JsonSerializer.Serialize(json, JsonShapes.Default.FsckJsonReport));
    }
}

/// <summary>The report of <c>pq fsck --json</c>.</summary>
internal sealed record FsckJsonReport(
    int Schema,
    string Tree,
    bool Sound,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Applied,
    FsckJsonFinding[] Findings);

/// <summary>A finding in it.</summary>
internal sealed record FsckJsonFinding(string Part, string Path, string Message, bool Fault);
