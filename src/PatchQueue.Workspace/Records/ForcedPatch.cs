using System.Collections.Immutable;

namespace PatchQueue.Records;

/// <summary>The top patch of a tree, where it was forced in although some of it did not fit.</summary>
/// <param name="Hash">XxHash128 of its bytes: a patch that has been changed since is forced no more.</param>
/// <param name="Hunks">What did not fit and is not resolved, in the patch's order.</param>
public sealed record ForcedPatch(UInt128 Hash, ImmutableArray<UnresolvedHunk> Hunks)
{
    /// <summary>The lines of the patch, from 1, on which what did not fit begins.</summary>
    public IReadOnlySet<int> Lines => Hunks.Select(hunk => hunk.Line).ToHashSet();
}
