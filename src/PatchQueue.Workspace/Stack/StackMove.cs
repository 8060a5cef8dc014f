using System.Collections.Frozen;
using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Stack;

/// <summary>Takes a tree to another place of the series: the mainline and all patches up to there, as the series has them now.</summary>
public static class StackMove
{
    /// <summary>Moves. When a patch is rejected the tree ends before it, but never below where it was.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="stack">Where it is.</param>
    /// <param name="position">How many patches of the series are to be in.</param>
    /// <param name="job">Threads, options, progress; its series is not looked at.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the tree is changed.</param>
    /// <exception cref="TreeEditedException">Somebody has changed files of the tree, and they cannot be carried along.</exception>
    /// <exception cref="PatchFileException">A patch cannot be read.</exception>
    public static StackMoveReport To(WorkTree tree, PatchStack stack, int position, ApplyJob job, CancellationToken cancellation)
    {
        var report = Carry(tree, stack, position, job, cancellation);
        var reached = report.HasRejects ? FirstRejected(report) : position;
        if (!report.HasRejects || reached <= stack.Position)
        {
            return new StackMoveReport(stack, report.HasRejects ? stack.Position : position, report);
        }

        var partly = Carry(tree, stack, reached, job, cancellation);
        return new StackMoveReport(stack, reached, report with { FilesRewritten = partly.FilesRewritten ?? partly.FilesChanged });
    }

    // Where the patches change the files that somebody has changed, too, both changes are merged.
    private static ApplyReport Carry(WorkTree tree, PatchStack stack, int position, ApplyJob job, CancellationToken cancellation)
    {
        try
        {
            return Try(tree, stack, position, job, cancellation);
        }
        catch (TreeEditedException edited) when (edited.IsWantedOtherwise && job.MergesEdits && stack.IsAsSeries)
        {
            var carried = new EditMerge(tree, stack, job.Crew).Merge(edited.Paths, position)
                .ToFrozenDictionary(file => file.Path, file => file.Merged, TreePathComparer.Instance);
            return Try(tree, stack, position, job with { Carried = carried }, cancellation);
        }
    }

    private static ApplyReport Try(WorkTree tree, PatchStack stack, int position, ApplyJob job, CancellationToken cancellation)
    {
        var patches = new SeriesPatches([.. stack.Series.Take(position)]) { TakesText = true };
        var quilt = QuiltSeries.Renewed(job.Quilt, stack.Series);
        return InPlaceExpansion.Run(job with { Series = patches, Quilt = quilt, IsAllOrNothing = true }, tree, cancellation);
    }

    private static int FirstRejected(ApplyReport report) =>
        Enumerable.Range(0, report.Outcomes.Length).First(i => report.Outcomes[i] is Applying.PatchOutcome.Rejected);
}
