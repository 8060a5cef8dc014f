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
    public int Applied => Outcomes.Count(outcome => outcome is not (PatchOutcome.Rejected or PatchOutcome.NotTried));

    /// <summary>Whether a patch was rejected.</summary>
    public bool HasRejects => Outcomes.Any(outcome => outcome is PatchOutcome.Rejected);
}
