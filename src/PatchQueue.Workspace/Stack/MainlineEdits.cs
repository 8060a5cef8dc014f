using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Stack;

/// <summary>What somebody has changed in files of the mainline that no patch of the tree names.</summary>
public static class MainlineEdits
{
    private const int Batch = 512;

    // The one bit of a mode that a patch can tell.
    private const int OwnerExecutes = 0x40;

    /// <summary>The files that are changed or gone, by path; none where the tree's mainline is not known.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="readsAll">Whether files are read even where stat(2) says that they are the ones pq has written.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public static IReadOnlyList<TreePath> Of(WorkTree tree, bool readsAll, Crew crew, CancellationToken cancellation)
    {
        if (tree.Known is not { } known || MainlineFiles.TryRead(tree.State) is not { } files)
        {
            return [];
        }

        var edited = new ConcurrentBag<TreePath>();
        crew.Do((files.Count + Batch - 1) / Batch, (_, batch) =>
        {
            var text = new FileText();
            for (var i = batch * Batch; i < Math.Min((batch + 1) * Batch, files.Count); i++)
            {
                if (!known.Knows(files.PathOf(i)) && IsEdited(tree.Root, files, i, readsAll, text))
                {
                    edited.Add(TreePathComparer.Instance.Create(files.PathOf(i)));
                }
            }
        }, cancellation);
        return [.. edited.Order()];
    }

    /// <summary>Whether such changes are noticed in a tree: it knows its mainline.</summary>
    public static bool CanTell(WorkTree tree) => tree.HasState && MainlineFiles.TryRead(tree.State) is not null;

    /// <summary>Those of some files that somebody has made: they are there, but neither in the mainline nor in a patch.</summary>
    /// <param name="tree">The tree; none of its files is said to be new where it does not know its mainline.</param>
    /// <param name="paths">The files.</param>
    public static IReadOnlySet<TreePath> NewAmong(WorkTree tree, IEnumerable<TreePath> paths)
    {
        if (tree.Known is not { } known || MainlineFiles.TryRead(tree.State) is not { } files)
        {
            return FrozenSet<TreePath>.Empty;
        }

        return paths.Where(path => known.Find(path) is null && files.Find(path) < 0)
            .Where(path => DirectoryCalls.Stat(tree.Root, path.Bytes, out _) == 0)
            .ToHashSet(TreePathComparer.Instance);
    }

    private static bool IsEdited(DirectoryHandle root, MainlineFiles files, int file, bool readsAll, FileText text)
    {
        if (DirectoryCalls.Stat(root, files.PathOf(file), out var stat) != 0)
        {
            return true;
        }

        var (found, noted) = (new FileIdentity(stat), files.IdentityOf(file));
        if (!readsAll && found == noted && found.IsSettledAt(files.Moment))
        {
            return false;
        }

        var state = new DirectorySource(root).Read(TreePathComparer.Instance.Create(files.PathOf(file)), text, out _);
        var isModeKept = noted.IsEmpty || state == SourceState.Symlink || ((found.Mode ^ noted.Mode) & OwnerExecutes) == 0;
        return state is not (SourceState.Regular or SourceState.Symlink) || !isModeKept
            || XxHash128.HashToUInt128(text.Content.Span) != files.HashOf(file);
    }
}
