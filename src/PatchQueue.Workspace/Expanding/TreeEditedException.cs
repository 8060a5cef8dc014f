using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>Files of a tree are not as pq left them, and the run would write over them.</summary>
/// <param name="paths">The files.</param>
public sealed class TreeEditedException(IReadOnlyList<TreePath> paths)
    : IOException($"{paths.Count} {(paths.Count == 1 ? "file has" : "files have")} been changed since pq wrote the tree")
{
    /// <summary>The files.</summary>
    public IReadOnlyList<TreePath> Paths { get; } = paths;
}
