using System.Text.Json;
using System.Text.Json.Serialization;

namespace PatchQueue.Output;

/// <summary>Guards of patches as JSON.</summary>
internal static class GuardJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<GuardRow> rows, TextWriter writer)
    {
        var patches = rows.Select(row => new GuardJsonPatch(
            row.Entry.DisplayName,
            [.. row.Entry.Guards.Guards.Select(guard => guard.ToString())],
            row.IsActive,
            row.Comment.Length > 0 ? row.Comment : null));
        writer.WriteLine(JsonSerializer.Serialize(new GuardJsonReport(1, [.. patches]), JsonShapes.Default.GuardJsonReport));
    }
}

/// <summary>The report of <c>pq guard --json</c>.</summary>
internal sealed record GuardJsonReport(int Schema, GuardJsonPatch[] Patches);

/// <summary>A patch in it.</summary>
internal sealed record GuardJsonPatch(
    string Patch,
    string[] Guards,
    bool Active,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Comment);
