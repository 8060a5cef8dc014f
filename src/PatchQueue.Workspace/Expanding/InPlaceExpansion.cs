using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>Applies a series to a tree that exists: staged first, judged as a whole, then put in place by one transaction.</summary>
public static class InPlaceExpansion
{
    /// <summary>Applies.</summary>
    /// <param name="job">What to apply.</param>
    /// <param name="treePath">The tree's root.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the transaction is carried out.</param>
    /// <exception cref="TreeNotPristineException">The tree holds patches already.</exception>
    public static ApplyReport Run(ApplyJob job, string treePath, CancellationToken cancellation)
    {
        using var root = DirectoryHandle.Open(treePath);
        using var state = StateDirectory.Lock(root);
        using var transaction = TreeTransaction.Begin(root, state, job.Crew);
        if (TreeRecord.TryRead(state) is { } record)
        {
            throw new TreeNotPristineException(treePath, record.Patches.Count);
        }

        try
        {
            return Run(job, root, transaction, cancellation);
        }
        finally
        {
            if (!transaction.IsUnfinished)
            {
                TreeTransaction.Clear(state);
            }
        }
    }

    /// <summary>Finds out what applying would come to; nothing on disk changes.</summary>
    public static ApplyReport Try(ApplyJob job, ISourceTree source, CancellationToken cancellation)
    {
        var plan = ApplyPlan.Of(job.Patches);
        var run = new PlanRun(plan, job.Options, job.Crew);
        run.Run(source, new Verdict(plan, job.Limit, job.KeepsGoing), sink: null, job.Progress, cancellation);
        return ReportOf(plan, run, 0);
    }

    private static ApplyReport Run(ApplyJob job, DirectoryHandle root, TreeTransaction transaction, CancellationToken cancellation)
    {
        var plan = ApplyPlan.Of(job.Patches);
        var source = new DirectorySource(root);
        var run = new PlanRun(plan, job.Options, job.Crew);
        var sink = new StagingSink(transaction, plan.Groups.Length, job.Crew.Size);
        run.Run(source, new Verdict(plan, job.Limit, job.KeepsGoing), sink, job.Progress, cancellation);
        var report = ReportOf(plan, run, sink.Steps.Count());
        var steps = sink.Steps.Concat(StageRejects(run.Verdict!, plan, source, transaction)).ToList();
        if (job.Quilt is { } quilt)
        {
            using var directory = transaction.OpenQuiltState();
            using var state = new QuiltState(directory, quilt, job.Crew.Size);
            state.Write(run, source, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        transaction.Commit(steps, TreeRecord.Of(report, steps).ToBytes(), job.Crew);
        return report;
    }

    private static ApplyReport ReportOf(ApplyPlan plan, PlanRun run, int filesChanged) =>
        new(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), filesChanged);

    private static IEnumerable<StagedFile> StageRejects(
        Verdict verdict, ApplyPlan plan, DirectorySource source, TreeTransaction transaction)
    {
        var text = new FileText();
        foreach (var (path, content) in RejectFiles.Of(plan, verdict))
        {
            // A .rej of that name is somebody's work, or an earlier run's that nobody has looked at.
            var original = source.Read(path, text, out _);
            if (original != SourceState.Absent)
            {
                continue;
            }

            text.Set(content);
            var view = new FileView(SourceState.Regular, SourceFile.PlainPermissions, IsNew: true, text);
            yield return transaction.Stage(new ChangedFile(path, original, view, KeepsContent: false), []);
        }
    }
}
