using System.Text.Json;
using System.Text.Json.Serialization;

namespace PatchQueue.Output;

/// <summary>The state of a tree as JSON.</summary>
internal static class StatusJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(StatusReport report, TextWriter writer)
    {
        var stack = report.Stack;
        var json = new StatusJsonReport(
            1,
            report.Tree,
            report.Series,
            stack.Top?.DisplayName,
            stack.Next?.DisplayName,
            stack.Position,
            stack.Series.Count,
            stack.IsAsSeries,
            report.Unresolved,
            [.. report.Edits.Select(edit => new StatusJsonEdit(edit.Path.ToString(), edit.IsThere ? "modified" : "deleted"))]);
        writer.WriteLine(JsonSerializer.Serialize(json, JsonShapes.Default.StatusJsonReport));
    }
}

/// <summary>The report of <c>pq status --json</c>.</summary>
internal sealed record StatusJsonReport(
    int Schema,
    string Tree,
    string[] Series,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Top,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Next,
    int Applied,
    int Total,
    bool AsSeries,
    string[] Unresolved,
    StatusJsonEdit[] Edits);

/// <summary>A changed file in it.</summary>
internal sealed record StatusJsonEdit(string Path, string State);
