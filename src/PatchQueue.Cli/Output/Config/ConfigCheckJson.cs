using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Configuring;

namespace PatchQueue.Output;

/// <summary>Findings about configs as JSON.</summary>
internal static class ConfigCheckJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<ConfigFinding> findings, int rows, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new ConfigCheckReport(1, rows, [.. findings.Select(finding => new ConfigCheckFinding(
            ConfigFinding.Word(finding.Class), CheckText.Word(finding.Severity), finding.Symbol, finding.Message,
            finding.Origin?.Path, finding.Origin?.Line, [.. finding.Rows]))]),
        JsonShapes.Default.ConfigCheckReport));
}

/// <summary>The report of <c>pq config check --json</c>.</summary>
internal sealed record ConfigCheckReport(int Schema, int Rows, ConfigCheckFinding[] Findings);

/// <summary>A finding in it.</summary>
internal sealed record ConfigCheckFinding(
    string Class,
    string Severity,
    string Option,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? File,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
    string[] Rows);
