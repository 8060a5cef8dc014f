using System.Collections.Immutable;
using PatchQueue.Applying;

namespace PatchQueue.Expanding;

/// <summary>What applying a series came to.</summary>
/// <param name="Patches">The patches, in the order of the series.</param>
/// <param name="Outcomes">One outcome a patch.</param>
/// <param name="FilesChanged">Files that differ from the mainline; 0 after a dry run.</param>
public sealed record ApplyReport(ImmutableArray<PlannedPatch> Patches, ImmutableArray<PatchOutcome> Outcomes, int FilesChanged)
{
    /// <summary>Number of patches that are in.</summary>
    public int Applied => Enumerable.Range(0, Outcomes.Length).Count(IsApplied);

    /// <summary>Where the tree had been made before: the number of its files that this run wrote or removed; otherwise null.</summary>
    public int? FilesRewritten { get; init; }

    /// <summary>Whether the patch at that place of the series, from 0, is in.</summary>
    public bool IsApplied(int index) => Outcomes[index] is not (PatchOutcome.Rejected or PatchOutcome.NotTried);

    /// <summary>Whether a patch was rejected.</summary>
    public bool HasRejects => Outcomes.Any(outcome => outcome is PatchOutcome.Rejected);
}
