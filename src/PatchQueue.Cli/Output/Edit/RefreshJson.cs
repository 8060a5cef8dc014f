using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Editing;
using PatchQueue.Refreshing;

namespace PatchQueue.Output;

/// <summary>What refreshing came to, as JSON.</summary>
internal static class RefreshJson
{
    /// <summary>Writes one object.</summary>
    /// <param name="patches">The patches.</param>
    /// <param name="isRefused">Whether nothing is written, because a hunk would be lost or a place is not sure.</param>
    /// <param name="isConfirmed">Whether moved hunks are to stay where they are.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(IReadOnlyList<RefreshedPatch> patches, bool isRefused, bool isConfirmed, TextWriter writer)
    {
        var json = new RefreshJsonReport(1, isRefused, [.. patches.Select(patch => Patch(patch, isConfirmed))]);
        writer.WriteLine(JsonSerializer.Serialize(json, JsonShapes.Default.RefreshJsonReport));
    }

    private static RefreshJsonPatch Patch(RefreshedPatch patch, bool isConfirmed)
    {
        var lost = patch.Result.Bytes is null ? patch.Result.Lost : [];
        var ambiguous = patch.IsChanged && !isConfirmed ? patch.Ambiguous : [];
        return new RefreshJsonPatch(patch.Patch.DisplayName, patch.Result.Bytes is null ? "refused" : Words(patch.Result.Verdict))
        {
            Lost = NullIfEmpty(lost.Select(hunk => new RefreshJsonHunk($"{hunk.Path}", hunk.Hunk, hunk.Line))),
            Ambiguous = NullIfEmpty(ambiguous.Select(hunk => new RefreshJsonHunk($"{hunk.Path}", hunk.Hunk, hunk.Line)
            {
                PlacedAt = hunk.PlacedAt,
                Offset = hunk.Offset,
                Fuzz = hunk.Fuzz,
                Places = hunk.Places,
            })),
        };
    }

    private static RefreshJsonHunk[]? NullIfEmpty(IEnumerable<RefreshJsonHunk> hunks) =>
        hunks.ToArray() is { Length: > 0 } some ? some : null;

    private static string Words(RefreshVerdict verdict) => verdict switch
    {
        RefreshVerdict.Unchanged => "unchanged",
        RefreshVerdict.Names => "names",
        RefreshVerdict.LineNumbers => "lineNumbers",
        RefreshVerdict.Context => "context",
        _ => "code",
    };
}

/// <summary>The report of <c>pq refresh --json</c>.</summary>
internal sealed record RefreshJsonReport(int Schema, bool Refused, RefreshJsonPatch[] Patches);

/// <summary>A patch in it.</summary>
internal sealed record RefreshJsonPatch(string Patch, string Verdict)
{
    /// <summary>The hunks that nobody has let go of and that are not in the tree.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RefreshJsonHunk[]? Lost { get; init; }

    /// <summary>The hunks whose place a person should look at.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RefreshJsonHunk[]? Ambiguous { get; init; }
}

/// <summary>A hunk of a patch; hunk 0 is all that the patch says of the file.</summary>
internal sealed record RefreshJsonHunk(string Path, int Hunk, int Line)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PlacedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Offset { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Fuzz { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Places { get; init; }
}
