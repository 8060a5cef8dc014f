using System.Text.Json;
using PatchQueue.Composing;

namespace PatchQueue.Output;

/// <summary>The values of a tag as JSON.</summary>
internal static class TagJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<TaggedPatch> patches, string name, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new TagReport(1, name,
            [.. patches.Select(patch => new TagReportPatch(patch.Reference.DisplayName, [.. patch.Header.Values(name)]))]),
        JsonShapes.Default.TagReport));
}

/// <summary>The report of <c>pq tag get --json</c>.</summary>
internal sealed record TagReport(int Schema, string Tag, TagReportPatch[] Patches);

/// <summary>A patch in it.</summary>
internal sealed record TagReportPatch(string Patch, string[] Values);
