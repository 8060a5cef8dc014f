using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Comparing;

namespace PatchQueue.Output;

/// <summary>Two versions of a queue, as JSON.</summary>
internal static class RangeDiffJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(ImmutableArray<PatchPair> pairs, string old, string fresh, TextWriter writer) =>
        writer.WriteLine(JsonSerializer.Serialize(
            new RangeDiffReport(1, old, fresh, [.. pairs.Select(Row)]), JsonShapes.Default.RangeDiffReport));

    private static RangeDiffPatch Row(PatchPair pair) => new(
        (pair.New ?? pair.Old)!.Name, pair.Old is not null && pair.New is not null && pair.Old.Name != pair.New.Name ? pair.Old.Name : null,
        pair.Old?.Number, pair.New?.Number, RangeDiffText.Word(pair.Kind), [.. pair.Inner()]);
}

/// <summary>The report of <c>pq range-diff --json</c>.</summary>
internal sealed record RangeDiffReport(int Schema, string Old, string New, RangeDiffPatch[] Patches);

/// <summary>A patch; <c>inner</c> is the difference of its two versions, a line each.</summary>
internal sealed record RangeDiffPatch(
    string Patch,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OldPatch,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? OldNumber,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? NewNumber,
    string Kind,
    string[] Inner);
