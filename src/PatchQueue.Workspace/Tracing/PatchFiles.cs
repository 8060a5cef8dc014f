using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Tracing;

/// <summary>Which files a patch of a tree changes, and which patches change a file.</summary>
/// <param name="tree">The tree.</param>
/// <param name="stack">Its place in the series.</param>
/// <param name="crew">The threads that read patches.</param>
public sealed class PatchFiles(WorkTree tree, PatchStack stack, Crew crew)
{
    private readonly SeriesPatches _patches = new(stack.Series);

    /// <summary>Every path that a patch names, in its order.</summary>
    public IReadOnlyList<TreePath> NamedBy(int patch)
    {
        _patches.Read([patch], crew, null, CancellationToken.None);
        return ApplyPlan.Of([_patches[patch]]).Paths;
    }

    /// <summary>The files that a patch in the tree changes, or has been told that it will, by path.</summary>
    public IReadOnlyList<TreePath> ChangedBy(int patch) => ChangedBy(patch, patch)[0];

    /// <summary>The same of several patches at once: the tree's files are made once for all of them.</summary>
    /// <param name="first">The first patch, from 0.</param>
    /// <param name="last">The last one.</param>
    /// <returns>A list a patch.</returns>
    public IReadOnlyList<IReadOnlyList<TreePath>> ChangedBy(int first, int last)
    {
        int[] places = [.. Enumerable.Range(first, last - first + 1)];
        _patches.Read(places, crew, null, CancellationToken.None);
        var named = places.SelectMany(place => ApplyPlan.Of([_patches[place]]).Paths).Distinct();
        var watch = new ChangeWatch(first);
        new TreeHistory(tree, new SeriesPatches([.. stack.Series.Take(last + 1)]), crew).Show(last + 1, named, _ => watch);
        return [.. places.Select(place => (IReadOnlyList<TreePath>)[.. watch.PathsOf(place).Concat(AddedTo(place)).Distinct().Order()])];
    }

    /// <summary>The files that were taken into a patch to be changed.</summary>
    public IEnumerable<TreePath> AddedTo(int patch) =>
        tree.Record is not { } record ? [] : record.Added.Where(added => added.Patch == patch).Select(added => added.Path);

    /// <summary>The places of the patches that name a file, in order, whether they are in the tree or not.</summary>
    public IReadOnlyList<int> Naming(TreePath path)
    {
        var applied = tree.Record is null
            ? []
            : new TreeHistory(tree, _patches, crew).PatchesOf([path]).Where(place => place < stack.Position);
        var unapplied = Enumerable.Range(stack.Position, stack.Series.Count - stack.Position);
        int[] places = [.. applied, .. unapplied];
        _patches.Read(places, crew, null, CancellationToken.None);
        return [.. places.Where(place => ApplyPlan.Of([_patches[place]]).Touches(path) || AddedTo(place).Contains(path))];
    }
}
