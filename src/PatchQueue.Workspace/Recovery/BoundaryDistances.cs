using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Recovery;

/// <summary>
/// Adds up for every place of a series by how many lines files of a tree differ from what the patches up to there make of them, wherever
/// the lines stand. For one thread.
/// </summary>
/// <param name="tree">The tree.</param>
/// <param name="patches">The number of patches.</param>
internal sealed class BoundaryDistances(WorkTree tree, int patches) : IPatchObserver
{
    private readonly Dictionary<TreePath, Dictionary<ulong, int>> _lines = new(TreePathComparer.Instance);
    private readonly Dictionary<TreePath, (int From, int Distance)> _last = new(TreePathComparer.Instance);

    /// <summary>The distance at each place, from no patch to all of them.</summary>
    public long[] Sums { get; } = new long[patches + 1];

    /// <inheritdoc/>
    public void Before(int patchIndex, TreePath path, in FileView file)
    {
        if (!_last.ContainsKey(path))
        {
            _lines[path] = LinesOf(tree.Read(path));
            _last[path] = (0, DistanceOf(path, file));
        }
    }

    /// <inheritdoc/>
    public void After(int patchIndex, TreePath path, in FileView file)
    {
        Close(path, patchIndex + 1);
        _last[path] = (patchIndex + 1, DistanceOf(path, file));
    }

    /// <summary>Ends the counting.</summary>
    public void Finish() => _last.Keys.ToList().ForEach(path => Close(path, patches + 1));

    private void Close(TreePath path, int end)
    {
        var (from, distance) = _last[path];
        for (var place = from; place < end; place++)
        {
            Sums[place] += distance;
        }
    }

    private int DistanceOf(TreePath path, in FileView file)
    {
        var (mine, theirs) = (_lines[path], LinesOf(FileReading.Of(path, file)));
        return mine.Sum(line => Math.Max(line.Value - theirs.GetValueOrDefault(line.Key), 0))
            + theirs.Sum(line => Math.Max(line.Value - mine.GetValueOrDefault(line.Key), 0));
    }

    private static Dictionary<ulong, int> LinesOf(SourceFile? file)
    {
        var counts = new Dictionary<ulong, int>();
        var lines = new LineReader(file is null ? default : file.Bytes.Span);
        while (lines.TryRead(out var line))
        {
            var hash = XxHash3.HashToUInt64(line);
            counts[hash] = counts.GetValueOrDefault(hash) + 1;
        }

        return counts;
    }
}
