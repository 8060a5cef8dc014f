using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Drafting;

/// <summary>What another order of a series comes to, found out before anything is written.</summary>
/// <param name="Fresh">How the patches go in, in the new order.</param>
/// <param name="Count">
/// How many patches were looked at: up to the last one that moved or to the top, whichever comes later; only to the top where patches
/// behind it did not apply before either.
/// </param>
/// <param name="Differing">The files that are not the same behind the last of those patches, by path.</param>
public sealed record Reordering(SeriesTrial Fresh, int Count, ImmutableArray<TreePath> Differing)
{
    /// <summary>Whether every patch goes in.</summary>
    public bool Applies => !Fresh.Rejected.Any();

    /// <summary>Whether the files are the same behind the last patch.</summary>
    public bool IsIdentical => Differing.IsEmpty;

    /// <summary>Tries it.</summary>
    /// <param name="tree">The tree; its mainline is taken.</param>
    /// <param name="old">The active patches.</param>
    /// <param name="fresh">The same in their new order.</param>
    /// <param name="position">How many of them are in the tree.</param>
    /// <param name="job">Threads and options.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static Reordering Of(
        WorkTree tree,
        IReadOnlyList<PatchReference> old,
        IReadOnlyList<PatchReference> fresh,
        int position,
        ApplyJob job,
        CancellationToken cancellation)
    {
        var last = Enumerable.Range(0, old.Count).LastOrDefault(i => !old[i].Name.Span.SequenceEqual(fresh[i].Name.Span), -1);
        var count = Math.Max(position, last + 1);
        var before = SeriesTrial.Of(tree, [.. old.Take(count)], job, cancellation);
        if (before.Rejected.Any() && count > position)
        {
            count = position;
            before = SeriesTrial.Of(tree, [.. old.Take(count)], job, cancellation);
        }

        var after = SeriesTrial.Of(tree, [.. fresh.Take(count)], job, cancellation);
        return new Reordering(after, count, [.. before.DifferencesFrom(after)]);
    }

    /// <summary>How the patches go in, as a report.</summary>
    public ApplyReport ToReport() => new(Fresh.Patches, Fresh.Outcomes, 0);
}
