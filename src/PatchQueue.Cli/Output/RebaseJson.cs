using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Porting;
using PatchQueue.Rebasing;

namespace PatchQueue.Output;

/// <summary>What becomes of a queue on a new mainline, as JSON.</summary>
internal static class RebaseJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(RebaseReport report, RebaseSetup setup, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new RebaseJsonReport(1, setup.From.Name, setup.Onto.Name, [.. report.Rows.Select(row => Row(row, report))]),
        JsonShapes.Default.RebaseJsonReport));

    private static RebaseJsonPatch Row(PortedPatch row, RebaseReport report) => new(
        report.Patches[row.PatchIndex].Name, OutcomeWords.Of(row.Outcome), row.IsCertain, row.Reason, Vanished(row),
        [.. row.Files.Select(file => File(file, report))]);

    private static RebaseJsonName[]? Vanished(PortedPatch row) =>
        row.Vanished.IsEmpty ? null : [.. row.Vanished.Select(name => new RebaseJsonName(name.Name, name.Path.ToString(), name.Line))];

    private static RebaseJsonFile File(PortedFile file, RebaseReport report) => new(
        file.Path.ToString(), file.NewPath.Equals(file.Path) ? null : file.NewPath.ToString(),
        OutcomeWords.Of(file.Outcome), file.IsCertain,
        file.Reason, file.BlockedBy is { } other ? report.Patches[other].Name : null,
        [.. file.Hunks.Select(hunk => new RebaseJsonHunk(hunk.Hunk, hunk.Line, OutcomeWords.Of(hunk.Outcome), hunk.At))]);
}

/// <summary>The report of <c>pq rebase --json</c>.</summary>
internal sealed record RebaseJsonReport(int Schema, string From, string Onto, RebaseJsonPatch[] Patches);

/// <summary>A patch; files that are clean are not listed.</summary>
internal sealed record RebaseJsonPatch(
    string Patch,
    string Outcome,
    bool Certain,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RebaseJsonName[]? Vanished,
    RebaseJsonFile[] Files);

/// <summary>A name that the new mainline has nowhere any more, and the patch's line that uses it.</summary>
internal sealed record RebaseJsonName(string Name, string Path, int Line);

/// <summary>A file of a patch.</summary>
internal sealed record RebaseJsonFile(
    string Path,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NewPath,
    string Outcome,
    bool Certain,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? BlockedBy,
    RebaseJsonHunk[] Hunks);

/// <summary>A hunk; <c>at</c> is 0 where it is not in.</summary>
internal sealed record RebaseJsonHunk(int Hunk, int Line, string Outcome, int At);
