using System.Collections.Immutable;

namespace PatchQueue.Applying;

/// <summary>Sums up groups and verdict to one outcome a patch.</summary>
public static class PatchOutcomes
{
    private static readonly PatchOutcome AllClean = new PatchOutcome.Clean();
    private static readonly PatchOutcome Untried = new PatchOutcome.NotTried();

    /// <summary>The outcomes, in the order of the plan.</summary>
    public static ImmutableArray<PatchOutcome> Of(ApplyPlan plan, IEnumerable<GroupResult> results, Verdict verdict)
    {
        var moved = results.SelectMany(result => result.Outcomes).Where(outcome => outcome.Reject is null)
            .ToLookup(outcome => outcome.File.PatchIndex);
        var outcomes = ImmutableArray.CreateBuilder<PatchOutcome>(plan.Patches.Length);
        for (var i = 0; i < plan.Patches.Length; i++)
        {
            outcomes.Add(
                verdict.Rejected.TryGetValue(i, out var rejects) ? Rejected(plan, verdict, i, rejects)
                : i >= verdict.Selection.Limit ? Untried
                : moved.Contains(i) ? Moved([.. moved[i].OrderBy(outcome => outcome.File.SectionIndex)])
                : AllClean);
        }

        return outcomes.MoveToImmutable();
    }

    private static PatchOutcome Moved(ImmutableArray<FilePatchOutcome> files) =>
        files.Any(file => file.Hunks.Any(hunk => hunk is HunkOutcome.Applied { Fuzz: > 0 }))
            ? new PatchOutcome.WithFuzz(files)
            : new PatchOutcome.WithOffset(files);

    private static PatchOutcome.Rejected Rejected(ApplyPlan plan, Verdict verdict, int index, List<FilePatchOutcome> rejects)
    {
        var sections = plan.Patches[index].Patch.FilePatches.Length;
        var isApplied = sections > 0 && rejects.Count == sections
            && rejects.All(file => file.Reject is { Diagnosis.IsAlreadyApplied: true });
        return new PatchOutcome.Rejected([.. rejects], isApplied, RejectRoot.Find(plan, verdict, index, rejects));
    }
}
