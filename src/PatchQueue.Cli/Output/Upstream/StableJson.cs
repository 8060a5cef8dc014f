using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Backporting;

namespace PatchQueue.Output;

/// <summary>What comes of stable releases, as JSON.</summary>
internal static class StableJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(StableReport report, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new StableJsonReport(
            1, [.. report.Patches],
            [.. report.Superseded.Select(patch => new StableJsonPatch(patch.Patch.Reference.DisplayName, patch.By, patch.Fault))],
            [.. report.Broken], report.ProvedFiles),
        JsonShapes.Default.StableJsonReport));
}

/// <summary>The report of <c>pq stable --json</c>.</summary>
internal sealed record StableJsonReport(int Schema, string[] Patches, StableJsonPatch[] Superseded, string[] Broken, int ProvedFiles);

/// <summary>A patch that a release brings.</summary>
internal sealed record StableJsonPatch(
    string Patch, string By, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kept);
