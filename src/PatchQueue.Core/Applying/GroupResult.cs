using System.Collections.Immutable;

namespace PatchQueue.Applying;

/// <summary>What a group comes to.</summary>
/// <param name="Group">The group.</param>
/// <param name="Outcomes">
/// The sections of which there is something to say: rejected, moved, or with fuzz; in the order of the series.
/// </param>
/// <param name="Changed">The files that differ from the source.</param>
public sealed record GroupResult(FileGroup Group, ImmutableArray<FilePatchOutcome> Outcomes, IReadOnlyList<ChangedFile> Changed)
{
    /// <summary>The rejected patches' places in the plan, in order, each once.</summary>
    public IEnumerable<int> RejectedPatches => Outcomes.IsEmpty ? []
        : Outcomes.Where(outcome => outcome.Reject is not null).Select(outcome => outcome.File.PatchIndex).Distinct();
}
