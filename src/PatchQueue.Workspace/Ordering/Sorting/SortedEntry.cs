using PatchQueue.Composing;
using PatchQueue.Headers;
using PatchQueue.Series;

namespace PatchQueue.Ordering;

/// <summary>A patch of the sorted section and where it belongs.</summary>
/// <param name="Block">Its line.</param>
/// <param name="Patch">The patch; null when it is missing.</param>
/// <param name="Decision">Where it belongs.</param>
public sealed record SortedEntry(SortedBlock Block, TaggedPatch? Patch, SortDecision Decision)
{
    /// <summary>The header with the tags that its new branch wants; the same where it has them.</summary>
    /// <exception cref="IOException">The clone has no tag of a release.</exception>
    public PatchHeader Retagged(CommitOrder order)
    {
        if (Decision.NewRepository is not { } repository)
        {
            return Patch!.Header;
        }

        if (Decision.Rank > 0)
        {
            return HeaderEdit.Set(Patch!.Header, "Git-repo", repository.Text);
        }

        var release = order.Releases.Of(Decision.Place!.Value)
            ?? throw new IOException(
                $"{Patch!.Reference.DisplayName}: the clone has no annotated tag of a release to name in Patch-mainline");
        return HeaderEdit.Delete(HeaderEdit.Set(Patch!.Header, "Patch-mainline", release), "Git-repo");
    }
}
