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
    : IDisposable
{
    private QuiltUpdate? _quilt;

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
        Commit(record, steps, null, (run, source), cancellation);
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
        steps.Source = new HashedSource(source, plan.Paths.Count);
        BeginQuilt(() => [.. Enumerable.Range(0, job.Series.Count).Select(i => job.Series.ToRecord(i, isApplied: true))]);
        var verdict = new Verdict(plan, job.Limit, job.KeepsGoing);
        run.Run(steps.Source, verdict, steps, job.Progress, cancellation, _quilt is null ? null : _quilt.ObserverOf);
        return (run, steps);
    }

    /// <summary>Makes steps of the change of a tree that has been made before.</summary>
    public TreeSteps NewSteps(TreeInspection inspection) => new(transaction, known, inspection, job);

    /// <summary>The highest number given out.</summary>
    public int LastNumber => transaction.LastNumber;

    /// <summary>The mainline's files, whatever patches are in.</summary>
    public ISourceTree Pristine => new PristineSource(root, transaction.Folders, known!);

    /// <summary>Carries the steps out and writes the record.</summary>
    /// <param name="record">The tree's record as it is to be.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="inspection">What was found in the tree before; null for a tree that pq has not been at work in.</param>
    /// <param name="shown">The run that made the new files, and what it was run over.</param>
    /// <param name="cancellation">Looked at until everything is prepared.</param>
    public void Commit(
        TreeRecord record,
        TreeSteps steps,
        TreeInspection? inspection,
        (PlanRun Run, ISourceTree Source) shown,
        CancellationToken cancellation)
    {
        var (bytes, list) = job.Crew.Both(() => TreeRecordFile.Write(record), steps.InOrder);
        var quiltSteps = FinishQuilt(record, steps, inspection, shown, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var identities = transaction.Commit(new JournalSteps(list, quiltSteps), bytes, job.Crew);
        IsCommitted = true;
        WriteStats(record, bytes, list, identities, inspection, steps.HasAdopted);
        _quilt?.Note(state, root, record, bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _quilt?.Dispose();

    /// <summary>Whether the run is to make a <c>.pc</c> that is not there.</summary>
    public bool MakesQuiltState => job.Quilt is not null && DirectoryCalls.Stat(root, ".pc"u8, out _) == Errno.NoEntry;

    /// <summary>Notes identities anew where the record stays.</summary>
    public void WriteStats(TreeInspection inspection) => WriteStats(known!.Record, known.Bytes, [], [], inspection, _ => false);

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

    private void BeginQuilt(Func<IReadOnlyList<RecordedPatch>> patches)
    {
        _quilt?.Dispose();
        _quilt = QuiltUpdate.TryBegin(root, state, known, transaction, job.Quilt?.Queue, job.Crew);
        _quilt?.Begin(known?.Record, patches());
    }

    // Where patches were rejected, others go in than it was begun for.
    private IReadOnlyList<QuiltStep> FinishQuilt(
        TreeRecord record,
        TreeSteps steps,
        TreeInspection? inspection,
        (PlanRun Run, ISourceTree Source) shown,
        CancellationToken cancellation)
    {
        if (_quilt is null)
        {
            return [];
        }

        if (!_quilt.IsFor(record))
        {
            BeginQuilt(() => [.. record.Patches.Take(record.Applied)]);
            shown.Run.Show(shown.Source, _quilt.ObserverOf, cancellation);
        }

        var edited = new HashSet<TreePath>(job.Carried.Keys, TreePathComparer.Instance);
        edited.UnionWith(inspection?.Edited.Where(path => !steps.HasAdopted(path)) ?? []);
        return _quilt.Finish(record, edited);
    }

    private void WriteStats(
        TreeRecord record,
        byte[] bytes,
        IReadOnlyList<TreeStep> steps,
        FileIdentity[] identities,
        TreeInspection? inspection,
        Predicate<TreePath> isAdopted)
    {
        var fresh = new Dictionary<TreePath, FileIdentity>(steps.Count, TreePathComparer.Instance);
        for (var i = 0; i < steps.Count; i++)
        {
            fresh[steps[i].Path] = identities[i];
        }

        var files = record.Groups.SelectMany(group => group.Files).Select(file =>
            !file.IsWritten || job.Carried.ContainsKey(file.Path) ? default
            : fresh.TryGetValue(file.Path, out var identity) ? identity
            : inspection is null ? default
            : isAdopted(file.Path) ? inspection.FoundIdentityOf(file.Path)
            : inspection.IdentityOf(file.Path));
        var patches = Enumerable.Range(0, record.Patches.Length).Select(job.Series.IdentityOf);
        TreeStats.Write(state, bytes, patches.Concat(files), record.Patches.Length + record.FilesNamed);
    }
}
