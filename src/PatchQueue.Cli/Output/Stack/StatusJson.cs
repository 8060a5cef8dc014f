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
            [.. report.Edits.Select(edit => new StatusJsonEdit(edit.Path.ToString(), edit.Kind.ToString().ToLowerInvariant()))],
            report.Excursion is { } tour ? new StatusJsonTour(tour.Words, Text.DisplayText.Of(tour.Top.Span)) : null);
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
    StatusJsonEdit[] Edits,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StatusJsonTour? Interrupted);

/// <summary>A bisect or each that is at work or was interrupted, and the top patch when it began; empty for none.</summary>
internal sealed record StatusJsonTour(string Command, string Top);

/// <summary>A changed file in it.</summary>
internal sealed record StatusJsonEdit(string Path, string State);
