using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Backporting;
using PatchQueue.Cli;

namespace PatchQueue.Output;

/// <summary>What becomes of backports, as one JSON object.</summary>
internal sealed class BackportJson(CommandContext context) : IBackportReport
{
    private readonly List<BackportReportRow> _rows = [];

    /// <inheritdoc/>
    public void Tell(Backport backport, string? folder) => _rows.Add(new BackportReportRow(
        backport.Commit, backport.Subject, backport.Kind == BackportKind.Known ? "known" : BackportText.Word(backport), backport.IsPartial,
        backport.Patch, backport.Reason, [.. backport.Files.Where(file => !file.Merge.IsClean).Select(file => file.Path.ToDisplay())],
        [.. backport.Broken], backport.Kind == BackportKind.Conflict ? folder : null));

    /// <inheritdoc/>
    public void End() =>
        context.Out.WriteLine(JsonSerializer.Serialize(new BackportReport(1, [.. _rows]), JsonShapes.Default.BackportReport));
}

/// <summary>The report of <c>pq backport --json</c>.</summary>
internal sealed record BackportReport(int Schema, BackportReportRow[] Commits);

/// <summary>A commit in it.</summary>
internal sealed record BackportReportRow(
    string Commit,
    string Subject,
    string Outcome,
    bool Partial,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Patch,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    string[] Conflicts,
    string[] Broken,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Folder);
