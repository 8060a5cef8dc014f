using PatchQueue.Applying;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What applying came to, as lines: rejects and warnings on the error stream, the summary on the output.</summary>
internal sealed class ApplyText(CommandContext context, bool isQuiet, bool isVerbose)
{
    private const int MaxNames = 8;

    /// <summary>Writes the report.</summary>
    /// <param name="report">What happened.</param>
    /// <param name="result">Where the tree is, in words that follow "in"; null after a dry run.</param>
    public void Write(ApplyReport report, string? result)
    {
        WriteOutcomes(report, from: 0);
        WriteSummary(report, result);
    }

    /// <summary>Writes what there is to say of the patches from a place on.</summary>
    public void WriteOutcomes(ApplyReport report, int from)
    {
        for (var i = from; i < report.Patches.Length; i++)
        {
            WriteOutcome(report, report.Patches[i], report.Outcomes[i]);
        }
    }

    private void WriteOutcome(ApplyReport report, PlannedPatch patch, PatchOutcome outcome)
    {
        if (!patch.Patch.Diagnostics.IsEmpty)
        {
            WriteWarnings(patch);
        }

        switch (outcome)
        {
            case PatchOutcome.Rejected rejected:
                WriteRejected(report, patch, rejected);
                break;
            case PatchOutcome.WithFuzz fuzzy:
                context.Error.WriteLine($"warning: {patch.Name} went in with fuzz; compare it with what was meant");
                WriteHunks(patch, fuzzy.Files, _ => true);
                break;
            case PatchOutcome.WithOffset moved:
                WriteHunks(patch, moved.Files, hunk => isVerbose || hunk.IsAmbiguous);
                break;
            default:
                break;
        }
    }

    private void WriteWarnings(PlannedPatch patch)
    {
        foreach (var found in patch.Patch.Diagnostics.Where(found => found.Severity == Severity.Warning))
        {
            context.Error.WriteLine($"warning: {patch.Name}{(found.Line > 0 ? $":{found.Line}" : "")}: {found.Message}");
        }
    }

    private void WriteHunks(PlannedPatch patch, IEnumerable<FilePatchOutcome> files, Func<HunkOutcome.Applied, bool> isShown)
    {
        foreach (var file in files)
        {
            for (var i = 0; i < file.Hunks.Length; i++)
            {
                if (file.Hunks[i] is HunkOutcome.Applied applied && (applied.Offset != 0 || applied.Fuzz != 0) && isShown(applied))
                {
                    context.Error.WriteLine(Describe(patch, file, i, applied));
                }
            }
        }
    }

    private static string Describe(PlannedPatch patch, FilePatchOutcome file, int hunk, HunkOutcome.Applied applied)
    {
        var where = $"{patch.Name}:{file.File.FilePatch.Hunks[hunk].Line}: hunk {hunk + 1} of {file.Path} went in at line {applied.Line}";
        var how = $"(offset {applied.Offset}{(applied.Fuzz > 0 ? $", fuzz {applied.Fuzz}" : "")})";
        return applied.IsAmbiguous
            ? $"warning: {where} {how}, but its text stands in {applied.Places} places"
            : $"note: {where} {how}";
    }

    private void WriteRejected(ApplyReport report, PlannedPatch patch, PatchOutcome.Rejected rejected)
    {
        if (patch.Patch.FirstError is { } fault)
        {
            context.Error.WriteLine($"error: {patch.Name}{(fault.Line > 0 ? $":{fault.Line}" : "")}: {fault.Message}");
        }

        foreach (var file in rejected.Files)
        {
            WriteReject(report, patch, file.Reject!);
        }

        if (rejected.RootPatch is { } root)
        {
            context.Error.WriteLine($"  this follows from the reject of {report.Patches[root].Name}");
        }

        if (rejected.IsAlreadyApplied)
        {
            context.Error.WriteLine("  the tree has this change already: the patch fits in reverse");
        }
    }

    private void WriteReject(ApplyReport report, PlannedPatch patch, Reject reject)
    {
        var diagnosis = reject.Diagnosis;
        var nearest = diagnosis is { NearestLine: > 0 } ? $" (nearest at line {diagnosis.NearestLine})" : "";
        context.Error.WriteLine($"error: {patch.Name}:{reject.Line}: {reject.Message}{nearest}");
        if (diagnosis is null)
        {
            return;
        }

        foreach (var line in diagnosis.Differing)
        {
            context.Error.WriteLine($"  {line.Line,6} expected: {line.Expected}");
            context.Error.WriteLine($"            found: {line.Found ?? "(the file ends)"}");
        }

        WriteHelp(report, diagnosis);
    }

    private void WriteHelp(ApplyReport report, RejectDiagnosis diagnosis)
    {
        if (diagnosis.FitsAtFuzz > 0)
        {
            context.Error.WriteLine($"  it would go in with --fuzz {diagnosis.FitsAtFuzz}");
        }

        var names = diagnosis.TouchedBy.Select(index => report.Patches[index].Name).Reverse().Take(MaxNames).ToList();
        if (names.Count > 0)
        {
            var more = diagnosis.TouchedBy.Length - names.Count;
            var rest = more > 0 ? $" and {more} more" : "";
            context.Error.WriteLine($"  earlier patches that changed the file, last first: {string.Join(", ", names)}{rest}");
        }
    }

    private void WriteSummary(ApplyReport report, string? result)
    {
        var rejected = report.Outcomes.Count(outcome => outcome is PatchOutcome.Rejected);
        if (isQuiet && rejected == 0)
        {
            return;
        }

        var verb = result is null ? "apply" : "applied";
        var offset = report.Outcomes.Count(outcome => outcome is PatchOutcome.WithOffset);
        var parts = new List<string>();
        Add(parts, offset, "with an offset");
        Add(parts, report.Outcomes.Count(outcome => outcome is PatchOutcome.WithFuzz), "with fuzz");
        Add(parts, rejected, "rejected");
        Add(parts, report.Outcomes.Count(outcome => outcome is PatchOutcome.NotTried), "not tried");
        var detail = parts.Count > 0 ? $" ({string.Join(", ", parts)})" : "";
        context.Out.WriteLine($"{report.Applied} of {report.Patches.Length} patches {verb}{detail}{WhereWords(report, result)}");
    }

    private static string WhereWords(ApplyReport report, string? result) => (result, report.FilesRewritten) switch
    {
        (null, _) => "",
        (_, null) => $"; {Files(report.FilesChanged)} changed in {result}",
        (_, 0) when !report.HasRejects => $"; {result} is as the queue says already",
        (_, { } rewritten) => $"; {Files(rewritten)} rewritten in {result}",
    };

    private static string Files(int count) => count == 1 ? "1 file" : $"{count} files";

    private static void Add(List<string> parts, int count, string words)
    {
        if (count > 0)
        {
            parts.Add($"{count} {words}");
        }
    }
}
