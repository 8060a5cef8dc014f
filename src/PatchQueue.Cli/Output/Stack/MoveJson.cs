using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Records;
using PatchQueue.Stack;

namespace PatchQueue.Output;

/// <summary>What moving along the series came to, as JSON.</summary>
internal static class MoveJson
{
    /// <summary>Writes one object.</summary>
    /// <param name="move">How far it went by itself.</param>
    /// <param name="second">The patch behind that, where it was forced in; otherwise null.</param>
    /// <param name="forced">What did not fit of it.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(StackMoveReport move, StackMoveReport? second, ForcedPatch? forced, TextWriter writer)
    {
        var last = second ?? move;
        var json = new MoveJsonReport(
            1,
            TopOf(last),
            last.Reached,
            last.From.Series.Count,
            last.Report.FilesRewritten ?? last.Report.FilesChanged,
            ApplyJson.PatchesOf(move.Report, Math.Min(move.From.Position, move.Reached)),
            [.. forced?.Hunks.Select(hunk => hunk.ToString()) ?? []]);
        writer.WriteLine(JsonSerializer.Serialize(json, JsonShapes.Default.MoveJsonReport));
    }

    private static string? TopOf(StackMoveReport move) => move.Reached == 0 ? null : move.From.Series[move.Reached - 1].DisplayName;
}

/// <summary>The report of <c>pq push --json</c>, <c>pop</c> and <c>goto</c>.</summary>
internal sealed record MoveJsonReport(
    int Schema,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Top,
    int Applied,
    int Total,
    int FilesWritten,
    ApplyJsonPatch[] Patches,
    string[] Unresolved);
