using System.Text.Json;
using System.Text.Json.Serialization;

namespace PatchQueue.Output;

/// <summary>A list of patches as JSON.</summary>
internal static class PatchesJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<PatchesJsonPatch> patches, TextWriter writer) =>
        writer.WriteLine(JsonSerializer.Serialize(new PatchesJsonReport(1, [.. patches]), JsonShapes.Default.PatchesJsonReport));
}

/// <summary>The report of <c>pq top --json</c> and its like, of <c>files</c> and of <c>patches</c>.</summary>
internal sealed record PatchesJsonReport(int Schema, PatchesJsonPatch[] Patches);

/// <summary>A patch in it.</summary>
internal sealed record PatchesJsonPatch(string Patch)
{
    /// <summary>Whether it is in the tree; null where that is not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Applied { get; init; }

    /// <summary>The files that it changes; null where that is not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Files { get; init; }
}
