using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Stack;

/// <summary>What somebody has changed in a tree and no patch has yet.</summary>
public static class TreeEdits
{
    /// <summary>The files that are not as pq left them, by path.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="readsAll">Whether files are read even where stat(2) says that they are the ones pq has seen.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public static IReadOnlyList<TreePath> Of(WorkTree tree, bool readsAll, Crew crew, CancellationToken cancellation) => tree.Known is null
        ? []
        : [.. TreeInspection.Of(tree.Root, tree.Known, readsAll, crew, cancellation).Edited.Order()];

    /// <summary>What has been done to a file that is not as pq left it, or as the mainline has it.</summary>
    public static EditKind KindOf(WorkTree tree, TreePath path) => DirectoryCalls.Stat(tree.Root, path.Bytes, out _) != 0 ? EditKind.Deleted
        : tree.Known?.Find(path) is { Result.State: SourceState.Absent } ? EditKind.Added
        : EditKind.Modified;
}
