using System.Collections.Immutable;
using PatchQueue.Diffing;

namespace PatchQueue.Refreshing;

/// <summary>Where a hunk of the old patch is still right about which lines are removed and added.</summary>
/// <param name="Hunk">The hunk.</param>
/// <param name="OldLine">First line of its old side, context included, from 0.</param>
/// <param name="NewLine">First line of its new side, from 0.</param>
/// <param name="IsExact">Whether its context is right as well, so that its bytes can stay.</param>
/// <param name="Changes">The ranges it changes.</param>
internal sealed record HunkMatch(OldHunk Hunk, int OldLine, int NewLine, bool IsExact, ImmutableArray<LineChange> Changes)
{
    /// <summary>From the first change to the last.</summary>
    public LineChange Core => new(
        Changes[0].OldStart,
        Changes[^1].OldEnd - Changes[0].OldStart,
        Changes[0].NewStart,
        Changes[^1].NewEnd - Changes[0].NewStart);
}
