using System.Text.Json;
using System.Text.Json.Serialization;

namespace PatchQueue.Output;

/// <summary>Where something is in the queue, as JSON.</summary>
internal static class WhereJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(WhereReport report, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new WhereJsonReport(
            1, report.What, report.Commit, [.. report.Patches.Select(patch => new WhereJsonPatch(patch.Name, patch.Tag, patch.Value))],
            report.Blacklisted?.Line, report.Branch, report.Release, report.After),
        JsonShapes.Default.WhereJsonReport));
}

/// <summary>The report of <c>pq where --json</c>.</summary>
internal sealed record WhereJsonReport(
    int Schema,
    string What,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Commit,
    WhereJsonPatch[] Patches,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? BlacklistLine,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Branch,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Release,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? After);

/// <summary>A patch in it.</summary>
internal sealed record WhereJsonPatch(string Patch, string Tag, string Value);
