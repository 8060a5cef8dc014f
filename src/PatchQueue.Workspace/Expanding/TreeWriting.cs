using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>Turns results into steps of a transaction, carries it out, and writes the tree's record.</summary>
internal sealed class TreeWriting(ApplyJob job, DirectoryHandle root, StateDirectory state, TreeTransaction transaction, KnownTree? known)
{
    /// <summary>Whether the tree is as the run wants it.</summary>
    public bool IsCommitted { get; private set; }

    /// <summary>Applies the series to a tree that pq has not been at work in.</summary>
    public ApplyReport Begin(CancellationToken cancellation)
    {
        var plan = job.Plan(cancellation);
        var source = new DirectorySource(root);
        var (run, steps) = Apply(plan, source, new TreeSteps(transaction, known, null, job), cancellation);
        if (job.IsAllOrNothing && run.Verdict!.Rejected.Count > 0)
        {
            return Refuse(plan, run, steps);
        }

        StageRejects(RejectFiles.Of(plan, run.Verdict!).Concat(job.RejectFiles), source, steps);
        var report = new ApplyReport(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), 0);
        var record = new RecordMaker(job, report).Make(plan, run, steps, transaction.LastNumber);
        WriteQuiltState(run, source, cancellation);
        Commit(record, steps, null, cancellation);
        return report with { FilesChanged = record.FilesChanged };
    }

    /// <summary>The report of a run that leaves the tree as it is.</summary>
    public static ApplyReport Refuse(ApplyPlan plan, PlanRun run, TreeSteps steps)
    {
        steps.Clear();
        return new ApplyReport(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), 0) { FilesRewritten = 0 };
    }

    /// <summary>Runs a plan, and prepares what it changes.</summary>
    public (PlanRun Run, TreeSteps Steps) Apply(ApplyPlan plan, ISourceTree source, TreeSteps steps, CancellationToken cancellation)
    {
        var run = new PlanRun(plan, job.Options, job.Crew);
        steps.Begin(plan.Groups.Length);
        run.Run(source, new Verdict(plan, job.Limit, job.KeepsGoing), steps, job.Progress, cancellation);
        return (run, steps);
    }

    /// <summary>Makes steps of the change of a tree that has been made before.</summary>
    public TreeSteps NewSteps(TreeInspection inspection) => new(transaction, known, inspection, job);

    /// <summary>The highest number given out.</summary>
    public int LastNumber => transaction.LastNumber;

    /// <summary>The mainline's files, whatever patches are in.</summary>
    public ISourceTree Pristine => new PristineSource(root, transaction.Folders, known!);

    /// <summary>Carries the steps out and writes the record.</summary>
    public void Commit(TreeRecord record, TreeSteps steps, TreeInspection? inspection, CancellationToken cancellation)
    {
        var bytes = TreeRecordFile.Write(record);
        var list = steps.InOrder();
        cancellation.ThrowIfCancellationRequested();
        var identities = transaction.Commit(list, bytes, job.Crew);
        IsCommitted = true;
        WriteStats(record, bytes, list, identities, inspection);
    }

    /// <summary>Notes identities anew where the record stays.</summary>
    public void WriteStats(TreeInspection inspection) => WriteStats(known!.Record, known.Bytes, [], [], inspection);

    /// <summary>Prepares <c>.rej</c> files.</summary>
    public static void StageRejects(IEnumerable<(TreePath Path, byte[] Content)> rejects, ISourceTree source, TreeSteps steps)
    {
        var text = new FileText();
        foreach (var (path, content) in rejects)
        {
            // A .rej of that name is somebody's work, or an earlier run's that nobody has looked at.
            if (source.Read(path, text, out _) != SourceState.Absent)
            {
                continue;
            }

            text.Set(content);
            var view = new FileView(SourceState.Regular, SourceFile.PlainPermissions, IsNew: true, text);
            steps.TakeReject(new ChangedFile(path, SourceState.Absent, view, KeepsContent: false));
        }
    }

    private void WriteQuiltState(PlanRun run, ISourceTree source, CancellationToken cancellation)
    {
        if (job.Quilt is { } quilt)
        {
            using var directory = transaction.OpenQuiltState();
            using var pc = new QuiltState(directory, quilt, job.Crew.Size);
            run.Show(source, pc.ObserverOf, cancellation);
            pc.Finish(run.Verdict!.Selection.Includes);
        }
    }

    private void WriteStats(
        TreeRecord record, byte[] bytes, IReadOnlyList<TreeStep> steps, FileIdentity[] identities, TreeInspection? inspection)
    {
        var fresh = new Dictionary<TreePath, FileIdentity>(steps.Count, TreePathComparer.Instance);
        for (var i = 0; i < steps.Count; i++)
        {
            fresh[steps[i].Path] = identities[i];
        }

        var files = record.Groups.SelectMany(group => group.Files).Select(file =>
            !file.IsWritten || job.Carried.ContainsKey(file.Path) ? default
            : fresh.TryGetValue(file.Path, out var identity) ? identity
            : inspection?.IdentityOf(file.Path) ?? default);
        var patches = Enumerable.Range(0, record.Patches.Length).Select(job.Series.IdentityOf);
        new TreeStats([.. patches], [.. files], default).Write(state, bytes);
    }
}
