using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>
/// Applies a series to a tree that exists: prepared first, judged as a whole, then put in place by one transaction. A tree that pq has
/// been at work in is brought to what the series says now, and only files whose content differs are written.
/// </summary>
public static class InPlaceExpansion
{
    /// <summary>Applies.</summary>
    /// <param name="job">What to apply.</param>
    /// <param name="treePath">The tree's root.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the transaction is carried out.</param>
    /// <exception cref="TreeEditedException">Somebody has changed files that pq wrote.</exception>
    public static ApplyReport Run(ApplyJob job, string treePath, CancellationToken cancellation)
    {
        using var tree = WorkTree.Open(treePath, job.Crew);
        return Run(job, tree, cancellation);
    }

    /// <summary>Applies to a tree that is locked already.</summary>
    /// <inheritdoc cref="Run(ApplyJob, string, CancellationToken)"/>
    /// <param name="job">What to apply.</param>
    /// <param name="tree">The tree; its record is the new one afterwards.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the transaction is carried out.</param>
    public static ApplyReport Run(ApplyJob job, WorkTree tree, CancellationToken cancellation)
    {
        var known = tree.Known;
        job.Series.Forced = job.Forced ?? known?.Record.Forced;
        using var transaction = TreeTransaction.Begin(tree.Root, tree.State, known?.Record.LastNumber ?? 0);
        using var writing = new TreeWriting(job, tree.Root, tree.State, transaction, known);
        try
        {
            return known is null ? writing.Begin(cancellation) : new TreeUpdate(job, tree.Root, known, writing).Run(cancellation);
        }
        finally
        {
            tree.Reread();
            if (!transaction.IsUnfinished)
            {
                transaction.End(writing.IsCommitted);
            }
        }
    }

    /// <summary>Finds out what applying to a tree that exists would come to; nothing on disk changes.</summary>
    /// <param name="job">What to apply.</param>
    /// <param name="treePath">The tree's root.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static ApplyReport Try(ApplyJob job, string treePath, CancellationToken cancellation)
    {
        using var root = DirectoryHandle.Open(treePath);
        using var state = StateDirectory.TryOpen(root);
        if (state is null || KnownTree.TryRead(state) is not { } known)
        {
            return Try(job, new DirectorySource(root), cancellation);
        }

        using var folders = new BaseFolders(state);
        return Try(job, new PristineSource(root, folders, known), cancellation);
    }

    /// <summary>Finds out what applying to a source would come to; nothing on disk changes.</summary>
    public static ApplyReport Try(ApplyJob job, ISourceTree source, CancellationToken cancellation)
    {
        var plan = job.Plan(cancellation);
        var run = new PlanRun(plan, job.Options, job.Crew);
        run.Run(source, new Verdict(plan, job.Limit, job.KeepsGoing), sink: null, job.Progress, cancellation);
        return new ApplyReport(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), 0);
    }
}
