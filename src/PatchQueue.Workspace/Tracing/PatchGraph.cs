using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Tracing;

/// <summary>Which patches rest on which.</summary>
/// <param name="Patches">The patches, as places in the series, ascending; those too that have no edge.</param>
/// <param name="Edges">One for each pair, by the upper patch, then the lower one.</param>
public sealed record PatchGraph(ImmutableArray<int> Patches, ImmutableArray<GraphEdge> Edges)
{
    /// <summary>The patches that one rests on directly, with the files.</summary>
    public IEnumerable<GraphEdge> Under(int patch) => Edges.Where(edge => edge.Upper == patch);

    /// <summary>The same without the edges that others make unnecessary: what a patch rests on by way of another.</summary>
    public PatchGraph Reduced()
    {
        var below = Edges.ToLookup(edge => edge.Upper, edge => edge.Lower);
        var reached = new Dictionary<int, HashSet<int>>();
        foreach (var patch in Patches.Order())
        {
            reached[patch] = [.. below[patch].SelectMany(lower => reached[lower].Append(lower))];
        }

        return this with
        {
            Edges = [.. Edges.Where(edge => !below[edge.Upper].Any(other => other != edge.Lower && reached[other].Contains(edge.Lower)))],
        };
    }

    /// <summary>Only a patch, with all that it rests on and all that rests on it, by way of others too.</summary>
    public PatchGraph Around(int patch)
    {
        var kept = new HashSet<int> { patch };
        Widen(kept, patch, edge => edge.Upper, edge => edge.Lower);
        Widen(kept, patch, edge => edge.Lower, edge => edge.Upper);
        return new PatchGraph(
            [.. Patches.Where(kept.Contains)],
            [.. Edges.Where(edge => kept.Contains(edge.Upper) && kept.Contains(edge.Lower))]);
    }

    private void Widen(HashSet<int> kept, int patch, Func<GraphEdge, int> from, Func<GraphEdge, int> to)
    {
        var next = Edges.ToLookup(from, to);
        var open = new Stack<int>([patch]);
        var seen = new HashSet<int> { patch };
        while (open.TryPop(out var current))
        {
            foreach (var other in next[current].Where(seen.Add))
            {
                kept.Add(other);
                open.Push(other);
            }
        }
    }
}

/// <summary>That one patch rests on another.</summary>
/// <param name="Upper">The one that would not apply, or not there, without the other.</param>
/// <param name="Lower">The other; it comes first in the series.</param>
/// <param name="Files">The files because of which, by path.</param>
public sealed record GraphEdge(int Upper, int Lower, ImmutableArray<TreePath> Files);
