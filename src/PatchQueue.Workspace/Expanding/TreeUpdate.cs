using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>
/// Brings a tree that pq has made to what the series says now. Only groups with a patch that has come, gone, moved or changed are applied
/// anew, from the mainline's files that the tree keeps; where that meets a reject, or the options differ, everything is.
/// </summary>
internal sealed class TreeUpdate(ApplyJob job, DirectoryHandle root, KnownTree known, TreeWriting writing)
{
    private readonly TreeRecord _record = known.Record;

    /// <summary>Brings it there.</summary>
    /// <exception cref="TreeEditedException">Somebody has changed files that pq wrote.</exception>
    public ApplyReport Run(CancellationToken cancellation)
    {
        var inspection = TreeInspection.Of(root, known, job.Verifies, job.Crew, cancellation);
        var change = SeriesComparison.Compare(known, job.Series, job.Verifies, job.Crew, cancellation);
        // The rejects come and go with all that is not as it should be.
        var isForced = _record.Forced is not null || job.Forced is not null;
        if (_record.Options != job.Options || _record.Applied < _record.Patches.Length || (isForced && !change.IsEmpty)
            || writing.MakesQuiltState)
        {
            return ApplyAll(change, inspection, cancellation);
        }

        return change.IsEmpty
            ? Confirm(inspection)
            : ApplyPart(change, inspection, cancellation) ?? ApplyAll(change, inspection, cancellation);
    }

    private ApplyReport Confirm(TreeInspection inspection)
    {
        Demand(inspection.Edited, [], job.KeepsEdits);
        if (inspection.HasHashed)
        {
            writing.WriteStats(inspection);
        }

        return FitReport.Of(job.Series.ToArray(), _record.Groups, null) with { FilesChanged = _record.FilesChanged, FilesRewritten = 0 };
    }

    private ApplyReport ApplyAll(SeriesChange change, TreeInspection inspection, CancellationToken cancellation)
    {
        var plan = job.Plan(cancellation);
        var (run, steps) = writing.Apply(plan, writing.Pristine, writing.NewSteps(inspection), cancellation);
        if (job.IsAllOrNothing && run.Verdict!.Rejected.Count > 0)
        {
            return TreeWriting.Refuse(plan, run, steps);
        }

        TreeWriting.StageRejects(RejectFiles.Of(plan, run.Verdict!).Concat(job.RejectFiles), writing.Pristine, steps);
        var named = new HashSet<TreePath>(plan.Paths.Concat(steps.Rejects.Select(reject => reject.Path)), TreePathComparer.Instance);
        TakeBack(_record.Groups, named, steps, cancellation);
        var report = new ApplyReport(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), 0);
        var record = new RecordMaker(job, report).Make(plan, run, steps, writing.LastNumber);
        return Commit(report, record with { Added = AddedAfter(change) }, steps, inspection, run, cancellation);
    }

    private ApplyReport? ApplyPart(SeriesChange change, TreeInspection inspection, CancellationToken cancellation)
    {
        job.Series.Read(change.Added, job.Crew, null, cancellation);
        if (AffectedGroups.Of(known, change, job.Series.ToArray()) is not { } affected)
        {
            return null;
        }

        job.Series.Read(affected.Patches, job.Crew, null, cancellation);
        var plan = ApplyPlan.OfPaths(job.Series.ToArray(), affected.Paths.Contains);
        var (run, steps) = writing.Apply(plan, writing.Pristine, writing.NewSteps(inspection), cancellation);
        if (run.Verdict!.Rejected.Count > 0)
        {
            steps.Clear();
            return null;
        }

        TakeBack(affected.Groups, new HashSet<TreePath>(plan.Paths, TreePathComparer.Instance), steps, cancellation);
        var groups = affected.Others(change).Concat(RecordMaker.GroupsOf(plan, run, steps, job.Crew)).ToImmutableArray();
        var report = FitReport.Of(plan.Patches, groups, PatchOutcomes.Of(plan, run.Results, run.Verdict));
        var record = new RecordMaker(job, report).Make(groups, writing.LastNumber) with { Added = AddedAfter(change) };
        return Commit(report, record, steps, inspection, run, cancellation);
    }

    // A patch that goes forgets what it was going to change.
    private ImmutableArray<AddedFile> AddedAfter(SeriesChange change) =>
    [
        .. _record.Added.Where(added => change.NewPlaces[added.Patch] >= 0)
            .Select(added => added with { Patch = change.NewPlaces[added.Patch] }),
    ];

    private static void TakeBack(
        IEnumerable<RecordedGroup> groups, HashSet<TreePath> named, TreeSteps steps, CancellationToken cancellation) =>
        steps.TakeBack(
            [.. groups.SelectMany(group => group.Files).Where(file => file.Result is not null && !named.Contains(file.Path))],
            cancellation);

    private ApplyReport Commit(
        ApplyReport report, TreeRecord record, TreeSteps steps, TreeInspection inspection, PlanRun run, CancellationToken cancellation)
    {
        var rewritten = steps.InOrder();
        Demand([.. inspection.Edited.Where(path => !steps.HasAdopted(path))], rewritten, job.KeepsEdits);
        var whole = record with { Base = _record.Base, Queue = job.Queue ?? _record.Queue };
        writing.Commit(whole, steps, inspection, (run, writing.Pristine), cancellation);
        return report with { FilesChanged = record.FilesChanged, FilesRewritten = rewritten.Count };
    }

    // Never a word of somebody's is written over.
    private static void Demand(IReadOnlyList<TreePath> edited, IReadOnlyList<TreeStep> steps, bool keepsEdits)
    {
        if (edited.Count > 0 && !keepsEdits)
        {
            throw new TreeEditedException(edited);
        }

        var paths = new HashSet<TreePath>(edited, TreePathComparer.Instance);
        if (steps.Select(step => step.Path).Where(paths.Contains).ToList() is { Count: > 0 } lost)
        {
            throw new TreeEditedException(lost, isWantedOtherwise: true);
        }
    }
}
