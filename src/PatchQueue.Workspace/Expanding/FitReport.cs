using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Records;

namespace PatchQueue.Expanding;

/// <summary>What a tree's record and a run over a part of it say together of each patch.</summary>
internal static class FitReport
{
    private static readonly PatchOutcome Exact = new PatchOutcome.Clean();
    private static readonly PatchOutcome Offset = new PatchOutcome.WithOffset([]);
    private static readonly PatchOutcome Fuzz = new PatchOutcome.WithFuzz([]);

    /// <summary>The report of patches that are all in.</summary>
    /// <param name="patches">The patches.</param>
    /// <param name="groups">All groups.</param>
    /// <param name="outcomes">What the run says, with its hunks; null for no run.</param>
    public static ApplyReport Of(
        ImmutableArray<PlannedPatch> patches, IEnumerable<RecordedGroup> groups, ImmutableArray<PatchOutcome>? outcomes)
    {
        var fits = new Fit[patches.Length];
        foreach (var touch in groups.SelectMany(group => group.Touches))
        {
            fits[touch.Patch] = touch.Fit > fits[touch.Patch] ? touch.Fit : fits[touch.Patch];
        }

        return new ApplyReport(patches, [.. fits.Select((fit, i) => Greater(fit, outcomes?[i] ?? Exact))], 0);
    }

    private static PatchOutcome Greater(Fit fit, PatchOutcome outcome) => (fit, outcome) switch
    {
        (Fit.Fuzz, not PatchOutcome.WithFuzz) => Fuzz,
        (Fit.Offset, PatchOutcome.Clean) => Offset,
        _ => outcome,
    };
}
