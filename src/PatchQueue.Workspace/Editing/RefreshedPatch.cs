using System.Collections.Immutable;
using PatchQueue.Expanding;
using PatchQueue.Refreshing;
using PatchQueue.Text;

namespace PatchQueue.Editing;

/// <summary>What refreshing a patch comes to; nothing is written yet.</summary>
/// <param name="Place">The patch's place in the series, from 0.</param>
/// <param name="Patch">The patch.</param>
/// <param name="Result">The new patch, or why there is none.</param>
/// <param name="Moved">The hunks that do not stand at their own lines: writing the patch makes their places permanent.</param>
/// <param name="Paths">The files that were compared.</param>
public sealed record RefreshedPatch(
    int Place, PatchReference Patch, RefreshResult Result, ImmutableArray<MovedHunk> Moved, ImmutableArray<TreePath> Paths)
{
    /// <summary>Whether the patch differs from what it was.</summary>
    public bool IsChanged => Result.Bytes is not null && Result.Verdict != RefreshVerdict.Unchanged;

    /// <summary>The hunks whose place a person should look at before it is made permanent.</summary>
    public IEnumerable<MovedHunk> Ambiguous => Moved.Where(hunk => hunk.IsAmbiguous);
}
