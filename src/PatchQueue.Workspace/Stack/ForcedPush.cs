using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Patches;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Stack;

/// <summary>
/// Pushes a patch although some of it does not fit: the rest goes in, and what does not fit is left in <c>.rej</c> files and kept
/// in mind until somebody has resolved it. As <c>quilt push -f</c>.
/// </summary>
/// <param name="tree">The tree; locked.</param>
/// <param name="series">The active patches of the series, in order.</param>
/// <param name="job">Threads and options; its series is not looked at.</param>
public sealed class ForcedPush(WorkTree tree, IReadOnlyList<PatchReference> series, ApplyJob job)
{
    private readonly Dictionary<TreePath, byte[]> _rejects = new(TreePathComparer.Instance);

    /// <summary>Pushes.</summary>
    /// <param name="place">The patch's place in the series, from 0; those before it go in too, as far as they are not.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the tree is changed.</param>
    /// <exception cref="IOException">The patch is malformed, or names a path that no patch may name.</exception>
    public StackMoveReport Run(int place, CancellationToken cancellation)
    {
        var stack = PatchStack.Of(tree.Record, series);
        var (whole, forced) = Read(series[place]);
        while (true)
        {
            var trial = job with { Forced = forced, Rejects = _rejects };
            var moved = StackMove.To(tree, stack, place + 1, trial, cancellation);
            if (!moved.HasRejects)
            {
                return moved;
            }

            // A section that does not fit hides those behind it, so there may be more of them next time.
            var hunks = HunksOf(moved.Report, place, whole).ToList();
            forced = forced with { Hunks = [.. forced.Hunks.Concat(hunks).OrderBy(hunk => hunk.Line)] };
        }
    }

    private (Patch Whole, ForcedPatch Forced) Read(PatchReference patch)
    {
        var patches = new SeriesPatches([patch]);
        var whole = patches.ReadAll(job.Crew, null, CancellationToken.None)[0].Whole;
        return (whole, new ForcedPatch(patches.ToRecord(0, isApplied: true).Hash, []));
    }

    private IEnumerable<UnresolvedHunk> HunksOf(ApplyReport report, int place, Patch whole)
    {
        var rejected = Enumerable.Range(0, place + 1).First(i => report.Outcomes[i] is PatchOutcome.Rejected);
        var outcome = (PatchOutcome.Rejected)report.Outcomes[rejected];
        if (rejected < place || outcome.Files.IsEmpty || outcome.Files.Any(file => file.Path is null))
        {
            throw new IOException($"{report.Patches[rejected].Name} cannot be forced: it is not a patch that any tree takes");
        }

        return outcome.Files.SelectMany(file => HunksOf(report.Patches[place], file, whole));
    }

    private IEnumerable<UnresolvedHunk> HunksOf(PlannedPatch patch, FilePatchOutcome outcome, Patch whole)
    {
        var section = outcome.File.FilePatch;
        if (!section.Hunks.IsEmpty && RejectFile.PathFor(outcome.Path!) is { } path)
        {
            _rejects[path] = [.. _rejects.GetValueOrDefault(path, []), .. RejectFile.Write(patch, outcome)];
        }

        return ForcedHunks.Of(outcome, whole);
    }
}
