using PatchQueue.Applying;
using PatchQueue.Records;
using PatchQueue.Refreshing;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Recovery;

/// <summary>
/// Counts for every place of a series how many files of a tree are just what the patches up to there make of them. For one thread.
/// </summary>
/// <param name="tree">The tree.</param>
/// <param name="patches">The number of patches.</param>
internal sealed class BoundaryVotes(WorkTree tree, int patches) : IPatchObserver
{
    private readonly Dictionary<TreePath, SourceFile?> _found = new(TreePathComparer.Instance);
    private readonly Dictionary<TreePath, (int From, bool IsSame)> _last = new(TreePathComparer.Instance);
    private readonly HashSet<TreePath> _matched = new(TreePathComparer.Instance);
    private readonly int[] _changes = new int[patches + 2];

    /// <inheritdoc/>
    public void Before(int patchIndex, TreePath path, in FileView file)
    {
        if (!_last.ContainsKey(path))
        {
            _found[path] = tree.Read(path);
            _last[path] = (0, IsSame(path, file));
        }
    }

    /// <inheritdoc/>
    public void After(int patchIndex, TreePath path, in FileView file)
    {
        Close(path, patchIndex + 1);
        _last[path] = (patchIndex + 1, IsSame(path, file));
    }

    /// <summary>The files that are at no place what the patches make of them.</summary>
    public IEnumerable<TreePath> Unmatched => _found.Keys.Where(path => !_matched.Contains(path));

    /// <summary>Adds the counts, from no patch to all of them.</summary>
    public void AddTo(int[] counts)
    {
        _last.Keys.ToList().ForEach(path => Close(path, patches + 1));
        for (int place = 0, count = 0; place <= patches; place++)
        {
            count += _changes[place];
            counts[place] += count;
        }
    }

    private void Close(TreePath path, int end)
    {
        var (from, isSame) = _last[path];
        if (isSame)
        {
            _ = _matched.Add(path);
            _changes[from]++;
            _changes[end]--;
        }
    }

    private bool IsSame(TreePath path, in FileView file) => FileVersions.IsSame(_found[path], FileReading.Of(path, file));
}
