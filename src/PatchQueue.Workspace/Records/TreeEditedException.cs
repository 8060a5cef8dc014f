using PatchQueue.Text;

namespace PatchQueue.Records;

/// <summary>Files of a tree are not as pq left them, and the run would write over them or was not told to keep them.</summary>
/// <param name="paths">The files.</param>
/// <param name="isWantedOtherwise">Whether the queue wants them otherwise than pq left them, so that they cannot be kept.</param>
public sealed class TreeEditedException(IReadOnlyList<TreePath> paths, bool isWantedOtherwise = false)
    : IOException(
        $"{paths.Count} {(paths.Count == 1 ? "file has" : "files have")} been changed since pq wrote the tree"
        + (isWantedOtherwise ? ", and the queue changes the same" : ""))
{
    /// <summary>The files.</summary>
    public IReadOnlyList<TreePath> Paths { get; } = paths;

    /// <summary>Whether the queue wants them otherwise than pq left them, so that they cannot be kept.</summary>
    public bool IsWantedOtherwise { get; } = isWantedOtherwise;
}
