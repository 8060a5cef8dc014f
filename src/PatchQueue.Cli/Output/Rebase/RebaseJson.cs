using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Configuring;
using PatchQueue.Porting;
using PatchQueue.Rebasing;

namespace PatchQueue.Output;

/// <summary>What becomes of a queue on a new mainline, or on several, as JSON.</summary>
internal static class RebaseJson
{
    /// <summary>Writes one object.</summary>
    /// <param name="forecast">What becomes of the patches.</param>
    /// <param name="options">What becomes of the kernel's options; null where the queue has no configs.</param>
    /// <param name="writer">Takes it.</param>
    public static void Write(RebaseForecast forecast, OptionOutlook? options, TextWriter writer)
    {
        var report = forecast.Report;
        writer.WriteLine(JsonSerializer.Serialize(
            new RebaseJsonReport(
                1, forecast.Setup.From.Name, forecast.Setup.Onto.Name, forecast.Matrix is { } matrix ? [.. matrix.Mainlines] : null,
                [.. report.Rows.Select(row => Row(row, report, forecast.Matrix))], options is null ? null : OutlookJson.Of(options)),
            JsonShapes.Default.RebaseJsonReport));
    }

    private static RebaseJsonPatch Row(PortedPatch row, RebaseReport report, RebaseMatrix? matrix) => new(
        report.Patches[row.PatchIndex].Name, OutcomeWords.Of(row.Outcome), row.IsCertain, row.Reason, Vanished(row),
        [.. row.Files.Select(file => File(file, report))],
        report.Traces.TryGetValue(row.PatchIndex, out var culprits) ? [.. culprits.Select(CulpritJson.Of)] : [],
        matrix?.FirstHurt(row.PatchIndex) is { } first ? matrix.Mainlines[first] : null,
        matrix is null
            ? null
            : [.. matrix.RowsOf(row.PatchIndex).Select((other, i) =>
                new RebaseJsonVersion(matrix.Mainlines[i], OutcomeWords.Of(other.Outcome), other.IsCertain))]);

    private static RebaseJsonName[]? Vanished(PortedPatch row) =>
        row.Vanished.IsEmpty ? null : [.. row.Vanished.Select(name => new RebaseJsonName(name.Name, name.Path.ToString(), name.Line))];

    private static RebaseJsonFile File(PortedFile file, RebaseReport report) => new(
        file.Path.ToString(), file.NewPath.Equals(file.Path) ? null : file.NewPath.ToString(), OutcomeWords.Of(file.Outcome),
        file.IsCertain, file.Reason, file.BlockedBy is { } other ? report.Patches[other].Name : null,
        [.. file.Hunks.Select(hunk => new RebaseJsonHunk(hunk.Hunk, hunk.Line, OutcomeWords.Of(hunk.Outcome), hunk.At))]);
}

/// <summary>The report of <c>pq rebase --json</c>; of several mainlines what is said of the patches is of the last.</summary>
internal sealed record RebaseJsonReport(
    int Schema,
    string From,
    string Onto,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string[]? Mainlines,
    RebaseJsonPatch[] Patches,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OutlookJson? Options);

/// <summary>A patch; files that are clean are not listed.</summary>
internal sealed record RebaseJsonPatch(
    string Patch,
    string Outcome,
    bool Certain,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RebaseJsonName[]? Vanished,
    RebaseJsonFile[] Files,
    RebaseJsonCulprit[] Culprits,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FirstHurt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RebaseJsonVersion[]? Versions);

/// <summary>What becomes of a patch on one of several mainlines.</summary>
internal sealed record RebaseJsonVersion(string Onto, string Outcome, bool Certain);

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
