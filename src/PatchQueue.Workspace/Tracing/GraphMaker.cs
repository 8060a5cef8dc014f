using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Tracing;

/// <summary>Finds out which patches of a tree rest on which.</summary>
/// <param name="tree">The tree.</param>
/// <param name="stack">Its place in the series.</param>
/// <param name="rule">When one rests on another.</param>
/// <param name="crew">The threads that read patches.</param>
public sealed class GraphMaker(WorkTree tree, PatchStack stack, RestingRule rule, Crew crew)
{
    private readonly PatchFiles _files = new(tree, stack, crew);
    private readonly TreeHistory _history = new(tree, new SeriesPatches([.. stack.Series.Take(stack.Position)]), crew);
    private readonly Dictionary<(int Upper, int Lower), SortedSet<TreePath>> _edges = [];
    private readonly HashSet<TreePath> _done = new(TreePathComparer.Instance);

    /// <summary>The graph of all patches that are in the tree.</summary>
    public PatchGraph OfAll()
    {
        Take(Enumerable.Range(0, stack.Position));
        return Make();
    }

    /// <summary>The graph of what a patch rests on and what rests on it; only the files that matter are looked at.</summary>
    /// <param name="patch">Its place; it is in the tree.</param>
    public PatchGraph Around(int patch)
    {
        var known = new HashSet<int>();
        for (IReadOnlyList<int> fresh = [patch]; fresh.Count > 0;)
        {
            known.UnionWith(fresh);
            Take(fresh);
            fresh = [.. Make().Around(patch).Patches.Except(known)];
        }

        return Make().Around(patch);
    }

    private PatchGraph Make() => new(
        [.. Enumerable.Range(0, stack.Position)],
        [.. _edges.OrderBy(edge => edge.Key).Select(edge => new GraphEdge(edge.Key.Upper, edge.Key.Lower, [.. edge.Value]))]);

    private void Take(IEnumerable<int> patches)
    {
        var paths = patches.SelectMany(_files.NamedBy).Where(path => !_done.Contains(path)).Distinct().ToList();
        if (paths.Count > 0)
        {
            new FileTrace(_history).Run(stack.Position, paths, Take);
            _done.UnionWith(paths);
        }
    }

    private void Take(TraceStep step)
    {
        _done.Add(step.Path);
        foreach (var lower in rule.Under(step).Where(lower => lower >= 0 && lower < step.Patch).Distinct())
        {
            if (!_edges.TryGetValue((step.Patch, lower), out var files))
            {
                _edges[(step.Patch, lower)] = files = [];
            }

            files.Add(step.Path);
        }
    }
}
