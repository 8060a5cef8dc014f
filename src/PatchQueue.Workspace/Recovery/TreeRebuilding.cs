using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Recovery;

/// <summary>
/// Makes a tree's record anew from the mainline and the series: the place is the one at which most files are just what the patches make of
/// them, and what is otherwise there is somebody's change. The tree itself is not touched.
/// </summary>
/// <param name="tree">The tree; locked.</param>
/// <param name="mainline">The mainline's files.</param>
/// <param name="series">The active patches.</param>
/// <param name="job">Threads, options, and what the record is to say of base and queue.</param>
public sealed class TreeRebuilding(WorkTree tree, ISourceTree mainline, IReadOnlyList<PatchReference> series, ApplyJob job)
{
    /// <summary>Finds the place.</summary>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>How many patches are in; where nothing tells several places apart, the most.</returns>
    public int FindPlace(CancellationToken cancellation)
    {
        var patches = new SeriesPatches(series) { TakesText = true }.ReadAll(job.Crew, null, cancellation);
        var run = Applied(ApplyPlan.Of(patches), cancellation);
        var votes = Enumerable.Range(0, job.Crew.Size).Select(_ => new BoundaryVotes(tree, series.Count)).ToList();
        run.Show(mainline, worker => votes[worker], cancellation);
        var counts = new int[series.Count + 1];
        votes.ForEach(vote => vote.AddTo(counts));
        var unmatched = votes.SelectMany(vote => vote.Unmatched).ToHashSet(TreePathComparer.Instance);
        var distances = Distances(ApplyPlan.OfPaths(patches, unmatched.Contains), cancellation);
        var end = run.Verdict!.Rejected.Count > 0 ? run.Verdict.Rejected.Keys.Min() : series.Count;
        return Enumerable.Range(0, end + 1).MaxBy(place => (counts[place], -distances[place], place));
    }

    private PlanRun Applied(ApplyPlan plan, CancellationToken cancellation)
    {
        var run = new PlanRun(plan, job.Options, job.Crew);
        run.Run(mainline, new Verdict(plan, int.MaxValue, keepsGoing: true), null, null, cancellation);
        return run;
    }

    // Files that somebody has changed tell by what is left of the patches.
    private long[] Distances(ApplyPlan plan, CancellationToken cancellation)
    {
        var distances = Enumerable.Range(0, job.Crew.Size).Select(_ => new BoundaryDistances(tree, series.Count)).ToList();
        Applied(plan, cancellation).Show(mainline, worker => distances[worker], cancellation);
        distances.ForEach(distance => distance.Finish());
        return [.. Enumerable.Range(0, series.Count + 1).Select(place => distances.Sum(distance => distance.Sums[place]))];
    }

    /// <summary>Writes the record of a tree that has some of the patches in.</summary>
    /// <param name="place">How many.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the record is written.</param>
    public void Run(int place, CancellationToken cancellation)
    {
        var patches = new SeriesPatches([.. series.Take(place)]) { TakesText = true };
        var plan = ApplyPlan.Of(patches.ReadAll(job.Crew, null, cancellation));
        var highest = BaseFolders.HighestIn(tree.State);
        using var transaction = TreeTransaction.Begin(tree.Root, tree.State, highest);
        var isCommitted = false;
        try
        {
            var sink = new TakeoverSink(transaction, mainline, _ => false, job.Crew.Size);
            var run = new PlanRun(plan, job.Options, job.Crew);
            sink.Begin(plan.Groups.Length);
            run.Run(mainline, new Verdict(plan, int.MaxValue, keepsGoing: false), sink, null, cancellation);
            var report = new ApplyReport(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), 0);
            var groups = RecordMaker.GroupsOf(plan, run, sink.FilesOf, job.Crew);
            var record = new RecordMaker(job with { Series = patches }, report).Make(groups, transaction.LastNumber);
            cancellation.ThrowIfCancellationRequested();
            transaction.Commit([], TreeRecordFile.Write(record), job.Crew);
            isCommitted = true;
            RemoveOld(transaction.Folders, highest);
        }
        finally
        {
            tree.Reread();
            if (!transaction.IsUnfinished)
            {
                transaction.End(isCommitted);
            }
        }

        FoundStats.Write(tree, tree.Known!, patches, job.Crew, cancellation);
    }

    // What an earlier record kept of the mainline is kept anew.
    private static void RemoveOld(BaseFolders folders, int highest)
    {
        for (var number = 1; number <= highest; number++)
        {
            _ = DirectoryCalls.Unlink(folders[number], BaseFolders.NameOf(number, BaseFolders.NewName()));
        }
    }
}
