using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>Makes a tree's record of what a run came to.</summary>
internal sealed class RecordMaker(ApplyJob job, ApplyReport report)
{
    /// <summary>The record of a run over the whole series.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="run">Its run.</param>
    /// <param name="steps">What became of the files.</param>
    /// <param name="lastNumber">The highest number below <c>.pq/base</c>.</param>
    public TreeRecord Make(ApplyPlan plan, PlanRun run, TreeSteps steps, int lastNumber) =>
        Make(GroupsOf(plan, run, steps, job.Crew).Concat(RejectsOf(steps.Rejects)), lastNumber);

    /// <summary>The record of a run over the whole series into a new tree.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="run">Its run.</param>
    /// <param name="changed">The changed files of each group.</param>
    /// <param name="rejects">Rejects.</param>
    /// <param name="lastNumber">The highest number below <c>.pq/base</c>.</param>
    public TreeRecord Make(
        ApplyPlan plan, PlanRun run, Func<int, ImmutableArray<RecordedFile>> changed, IEnumerable<RecordedFile> rejects, int lastNumber) =>
        Make(GroupsOf(plan, run, changed, job.Crew).Concat(RejectsOf(rejects)), lastNumber);

    /// <summary>The record of groups that are known.</summary>
    public TreeRecord Make(IEnumerable<RecordedGroup> groups, int lastNumber) => new(
        job.Base,
        job.Queue ?? string.Empty,
        job.Options,
        lastNumber,
        job.Crew.Map(job.Series.Count, i => job.Series.ToRecord(i, report.IsApplied(i))))
    {
        Groups = [.. groups],
        Forced = IsForced ? job.Series.Forced : null,
    };

    private bool IsForced => job.Series is { Forced: not null, Count: > 0 } series
        && series.ToRecord(series.Count - 1, isApplied: true).Hash == series.Forced.Hash;

    /// <summary>The groups of a plan as a record keeps them, with the files that somebody's change stays in.</summary>
    public static IEnumerable<RecordedGroup> GroupsOf(ApplyPlan plan, PlanRun run, TreeSteps steps, Crew crew) =>
        GroupsOf(plan, run, steps.FilesOf, crew).Concat(steps.Carried.Select(file => new RecordedGroup([file], [])));

    private static IEnumerable<RecordedGroup> RejectsOf(IEnumerable<RecordedFile> rejects) =>
        rejects.ToImmutableArray() is { IsEmpty: false } files ? [new RecordedGroup(files, []) { IsRejects = true }] : [];

    /// <summary>The groups of a plan as a record keeps them.</summary>
    public static ImmutableArray<RecordedGroup> GroupsOf(
        ApplyPlan plan, PlanRun run, Func<int, ImmutableArray<RecordedFile>> changed, Crew crew) =>
        crew.Map(plan.Groups.Length, i => new RecordedGroup(
            FilesOf(plan.Groups[i], changed(plan.Groups[i].Index)), TouchesOf(plan.Groups[i], run.Results[plan.Groups[i].Index].Outcomes)));

    private static ImmutableArray<RecordedFile> FilesOf(FileGroup group, ImmutableArray<RecordedFile> changed)
    {
        if (changed.Length == group.Paths.Length)
        {
            return changed;
        }

        var files = changed.ToBuilder();
        foreach (var path in group.Paths)
        {
            if (!changed.Any(file => file.Path.Equals(path)))
            {
                files.Add(new RecordedFile(path, SourceState.Absent, 0, null));
            }
        }

        return files.ToImmutable();
    }

    private static ImmutableArray<RecordedTouch> TouchesOf(FileGroup group, ImmutableArray<FilePatchOutcome> outcomes)
    {
        var touches = ImmutableArray.CreateBuilder<RecordedTouch>(group.Files.Length);
        var outcome = 0;
        for (var i = 0; i < group.Files.Length;)
        {
            var (patch, fit) = (group.Files[i].PatchIndex, Fit.Exact);
            for (; outcome < outcomes.Length && outcomes[outcome].File.PatchIndex <= patch; outcome++)
            {
                fit = Greater(fit, FitOf(outcomes[outcome]));
            }

            touches.Add(new RecordedTouch(patch, fit));
            while (i < group.Files.Length && group.Files[i].PatchIndex == patch)
            {
                i++;
            }
        }

        return touches.DrainToImmutable();
    }

    private static Fit FitOf(FilePatchOutcome outcome) =>
        outcome.Hunks.Any(hunk => hunk is HunkOutcome.Applied { Fuzz: > 0 }) ? Fit.Fuzz : Fit.Offset;

    private static Fit Greater(Fit one, Fit other) => one > other ? one : other;
}
