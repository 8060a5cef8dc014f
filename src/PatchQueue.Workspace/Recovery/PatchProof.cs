using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Recovery;

/// <summary>Applies the patches that are in a tree once more, in memory, and compares what they come to with the tree's record.</summary>
/// <param name="tree">The tree.</param>
/// <param name="series">The active patches, in order.</param>
/// <param name="crew">The threads.</param>
internal sealed class PatchProof(WorkTree tree, IReadOnlyList<PatchReference> series, Crew crew) : IChangeSink
{
    private StateFinding[][] _findings = [];
    private readonly ResultHash[] _hashes = [.. Enumerable.Range(0, crew.Size).Select(_ => new ResultHash())];

    /// <summary>Compares.</summary>
    /// <returns>What is otherwise.</returns>
    public IEnumerable<StateFinding> Run(CancellationToken cancellation)
    {
        var known = tree.Known!;
        var record = known.Record;
        var patches = new SeriesPatches([.. series.Take(record.Patches.Length)]) { Forced = record.Forced, TakesText = true };
        if (!SeriesComparison.Compare(known, patches, readsAll: true, crew, cancellation).IsEmpty)
        {
            return
            [
                new StateFinding(
                    StatePart.Queue, series.Count > 0 ? series[0].SeriesFile : ".",
                    "or its patches have been edited since they were applied; what they give is not compared", IsFault: false),
            ];
        }

        var plan = ApplyPlan.Of(patches.ReadAll(crew, null, cancellation));
        using var folders = new BaseFolders(tree.State);
        var run = new PlanRun(plan, record.Options, crew);
        _findings = new StateFinding[plan.Groups.Length][];
        // Patches that were left out before others are rejected once more.
        var verdict = new Verdict(plan, int.MaxValue, record.Patches.Take(record.Applied).Any(patch => !patch.IsApplied));
        run.Run(new PristineSource(tree.Root, folders, known), verdict, this, null, cancellation);
        return _findings.SelectMany(found => found ?? []).OrderBy(finding => finding.Path, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Take(int worker, GroupResult result)
    {
        var changed = result.Changed.ToDictionary(file => file.Path, file => _hashes[worker].Of(file.Result), TreePathComparer.Instance);
        var others = result.Group.Paths.Where(path => tree.Known!.Find(path) is { IsCopied: false } recorded
            && !IsSame(changed.TryGetValue(path, out var given) ? given : null, recorded.Result));
        // A group that a rejected patch is joined to comes once more.
        _findings[result.Group.Index] =
        [
            .. others.Select(path => new StateFinding(StatePart.Tree, path.ToDisplay(), "is not recorded as what the patches give")),
        ];
    }

    private static bool IsSame(RecordedResult? given, RecordedResult? recorded) =>
        given?.State == recorded?.State && given?.Hash == recorded?.Hash;
}
