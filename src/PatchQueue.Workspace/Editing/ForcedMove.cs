using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Stack;

namespace PatchQueue.Editing;

/// <summary>A forced push, behind which all files are looked after that somebody has work to do in.</summary>
public static class ForcedMove
{
    /// <summary>Pushes a patch although some of it does not fit.</summary>
    /// <param name="tree">The tree; locked.</param>
    /// <param name="series">The active patches of the series, in order.</param>
    /// <param name="place">The patch's place in the series, from 0.</param>
    /// <param name="job">Threads and options; its series is not looked at.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the tree is changed.</param>
    /// <exception cref="IOException">The patch is malformed, or names a path that no patch may name.</exception>
    public static StackMoveReport Run(
        WorkTree tree, IReadOnlyList<PatchReference> series, int place, ApplyJob job, CancellationToken cancellation)
    {
        var moved = new ForcedPush(tree, series, job).Run(place, cancellation);
        // A file of which nothing has gone in is as the mainline has it, and nobody would notice what is done to it.
        if (tree.Record?.Forced is { Hunks.IsEmpty: false } forced)
        {
            new FileAdding(tree, place, job.Crew) { IsAgain = true }.Add(forced.Hunks.Select(hunk => hunk.Path).Distinct());
        }

        return moved;
    }
}
