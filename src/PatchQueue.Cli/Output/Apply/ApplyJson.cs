using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Applying;
using PatchQueue.Expanding;

namespace PatchQueue.Output;

/// <summary>What applying came to, as JSON.</summary>
internal static class ApplyJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(ApplyReport report, TextWriter writer)
    {
        var shape = new ApplyJsonReport(
            1, report.Applied, report.Patches.Length, report.FilesChanged, report.FilesRewritten, PatchesOf(report, 0));
        writer.WriteLine(JsonSerializer.Serialize(shape, JsonShapes.Default.ApplyJsonReport));
    }

    /// <summary>The patches of a report, from a place on.</summary>
    public static ApplyJsonPatch[] PatchesOf(ApplyReport report, int from) =>
        [.. report.Patches.Select((patch, i) => (patch, i)).Skip(from).Select(row => Patch(report, row.patch, report.Outcomes[row.i]))];

    private static ApplyJsonPatch Patch(ApplyReport report, PlannedPatch patch, PatchOutcome outcome) => outcome switch
    {
        PatchOutcome.Clean => new ApplyJsonPatch(patch.Name, "clean"),
        PatchOutcome.WithOffset moved => new ApplyJsonPatch(patch.Name, "offset") { Files = Files(moved.Files) },
        PatchOutcome.WithFuzz fuzzy => new ApplyJsonPatch(patch.Name, "fuzz") { Files = Files(fuzzy.Files) },
        PatchOutcome.NotTried => new ApplyJsonPatch(patch.Name, "not-tried"),
        PatchOutcome.Rejected rejected => new ApplyJsonPatch(patch.Name, patch.Patch.IsMalformed ? "malformed" : "rejected")
        {
            Files = Files(rejected.Files),
            AlreadyApplied = rejected.IsAlreadyApplied,
            Root = rejected.RootPatch is { } root ? report.Patches[root].Name : null,
            Message = patch.Patch.FirstError?.Message,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ApplyJsonFile[] Files(IEnumerable<FilePatchOutcome> files) =>
    [
        .. files.Select(file => new ApplyJsonFile(file.Path?.ToDisplay())
        {
            Line = file.Reject?.Line,
            Reason = file.Reject is { } reject ? Words(reject.Reason) : null,
            Message = file.Reject?.Message,
            NearestLine = file.Reject?.Diagnosis is { NearestLine: > 0 } diagnosis ? diagnosis.NearestLine : null,
            Hunks = Hunks(file),
        }),
    ];

    private static string Words(RejectReason reason) => JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());

    private static ApplyJsonHunk[]? Hunks(FilePatchOutcome file) =>
        file.Hunks.IsEmpty ? null : [.. file.Hunks.Select((hunk, i) => hunk switch
        {
            HunkOutcome.Applied applied => new ApplyJsonHunk(i + 1, "applied")
            {
                Line = applied.Line,
                Offset = applied.Offset,
                Fuzz = applied.Fuzz,
                Places = applied.Places,
            },
            HunkOutcome.Rejected rejected => new ApplyJsonHunk(i + 1, Words(rejected.Reason)),
            _ => throw new System.Diagnostics.UnreachableException(),
        })];
}

/// <summary>The report of <c>pq apply --json</c>.</summary>
internal sealed record ApplyJsonReport(
    int Schema,
    int Applied,
    int Total,
    int FilesChanged,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? FilesRewritten,
    ApplyJsonPatch[] Patches);

/// <summary>A patch in it.</summary>
internal sealed record ApplyJsonPatch(string Patch, string Outcome)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AlreadyApplied { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Root { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ApplyJsonFile[]? Files { get; init; }
}

/// <summary>A file of a patch.</summary>
internal sealed record ApplyJsonFile(string? Path)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? NearestLine { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ApplyJsonHunk[]? Hunks { get; init; }
}

/// <summary>A hunk of a file.</summary>
internal sealed record ApplyJsonHunk(int Hunk, string Outcome)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Offset { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Fuzz { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Places { get; init; }
}
