using PatchQueue.Applying;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>Runs a plan over a source with a crew, and comes to the verdict over the whole series.</summary>
public sealed class PlanRun
{
    private readonly ApplyPlan _plan;
    private readonly Crew _crew;
    private readonly GroupRunner[] _runners;
    private readonly GroupResult[] _results;
    private readonly FileGroup[] _longestFirst;
    private readonly int[] _openGroups;
    private int _patchesDone;
    private Func<int, IPatchObserver>? _observerOf;

    /// <summary>Prepares a run.</summary>
    public PlanRun(ApplyPlan plan, ApplyOptions options, Crew crew)
    {
        (_plan, _crew) = (plan, crew);
        _runners = [.. Enumerable.Range(0, crew.Size).Select(_ => new GroupRunner(plan, options))];
        _results = new GroupResult[plan.Groups.Length];
        _longestFirst = [.. plan.Groups];
        Array.Sort(Array.ConvertAll(_longestFirst, group => -group.Weight), _longestFirst);
        _openGroups = new int[plan.Patches.Length];
        Action<int> count = index => _openGroups[index]++;
        foreach (var group in plan.Groups)
        {
            CountPatches(group, count);
        }
    }

    /// <summary>The verdict; complete when <see cref="Run"/> has returned.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>One result a group, without its files.</summary>
    public IReadOnlyList<GroupResult> Results => _results;

    /// <summary>Runs all groups, and those again that a rejected patch is joined to.</summary>
    /// <param name="source">Where files come from.</param>
    /// <param name="verdict">A verdict that has taken nothing yet.</param>
    /// <param name="sink">Takes the results; null for a dry run.</param>
    /// <param name="progress">Is told of patches done; null for nobody.</param>
    /// <param name="cancellation">Looked at before each group.</param>
    /// <param name="observerOf">
    /// What a worker shows every step to; null for nothing. A group that a rejected patch is joined to is shown more than once.
    /// </param>
    public void Run(
        ISourceTree source,
        Verdict verdict,
        IChangeSink? sink,
        IProgress<WorkEvent>? progress,
        CancellationToken cancellation,
        Func<int, IPatchObserver>? observerOf = null)
    {
        (Verdict, _observerOf) = (verdict, observerOf);
        IReadOnlyCollection<FileGroup> groups = _longestFirst;
        while (groups.Count > 0)
        {
            var list = groups as IReadOnlyList<FileGroup> ?? [.. groups];
            _crew.Do(list.Count, (worker, i) => RunGroup(worker, list[i], source, verdict.Selection, sink, progress), cancellation);
            progress = null;
            groups = verdict.Take(_results);
        }
    }

    /// <summary>Runs all groups once more with a verdict that stands, and shows every step to an observer, a group after another.</summary>
    public void Show(ISourceTree source, Func<int, IPatchObserver> observerOf, CancellationToken cancellation) =>
        _crew.Do(
            _longestFirst.Length,
            (worker, i) => _runners[worker].Run(_longestFirst[i], source, Verdict!.Selection, observerOf(worker)),
            cancellation);

    /// <summary>Runs all groups once more with a verdict that stands, and hands the results to a sink.</summary>
    public void Emit(ISourceTree source, IChangeSink sink, CancellationToken cancellation) =>
        _crew.Do(
            _longestFirst.Length,
            (worker, i) => sink.Take(worker, _runners[worker].Run(_longestFirst[i], source, Verdict!.Selection)),
            cancellation);

    private void RunGroup(
        int worker, FileGroup group, ISourceTree source, PatchSelection selection, IChangeSink? sink, IProgress<WorkEvent>? progress)
    {
        var result = _runners[worker].Run(group, source, selection, _observerOf?.Invoke(worker));
        sink?.Take(worker, result);
        _results[group.Index] = result with { Changed = [] };
        if (progress is not null)
        {
            Report(group, progress);
        }
    }

    private void Report(FileGroup group, IProgress<WorkEvent> progress)
    {
        var done = 0;
        CountPatches(group, index => done += Interlocked.Decrement(ref _openGroups[index]) == 0 ? 1 : 0);
        if (done > 0)
        {
            progress.Report(new WorkEvent.PatchesApplied(Interlocked.Add(ref _patchesDone, done), _plan.Patches.Length));
        }
    }

    private static void CountPatches(FileGroup group, Action<int> count)
    {
        var last = -1;
        foreach (var file in group.Files)
        {
            if (file.PatchIndex != last)
            {
                count(last = file.PatchIndex);
            }
        }
    }
}
