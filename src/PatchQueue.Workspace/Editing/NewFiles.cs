using System.Text;
using PatchQueue.Git;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Editing;

/// <summary>
/// Files of a tree that neither the mainline nor a patch has: those that somebody has made, without rejects, backups, and what the tree's
/// <c>.gitignore</c> files name.
/// </summary>
/// <param name="tree">The tree.</param>
/// <param name="isQueue">Whether a path belongs to the queue, or to what pq and quilt keep.</param>
public sealed class NewFiles(WorkTree tree, Predicate<string> isQueue)
{
    /// <summary>Whether a file is left alone.</summary>
    /// <param name="path">Its path below the root.</param>
    public bool IsIgnored(string path)
    {
        using var ignored = new IgnoredFiles(tree.Path);
        return IsLeftover(path) || ignored.Holds(path);
    }

    /// <summary>Those below a directory, by path.</summary>
    /// <param name="directory">Its path below the root; <c>.</c> for the root.</param>
    /// <exception cref="IOException">The tree's mainline is not known, so that all files are as new as any.</exception>
    public IReadOnlyList<TreePath> Below(string directory)
    {
        var mainline = MainlineFiles.TryRead(tree.State) ?? throw new IOException(
            $"without a known mainline nobody can tell which files in {directory} are new; name them");
        var known = mainline.Paths().Concat(tree.Record?.Groups.SelectMany(group => group.Files).Select(file => file.Path) ?? [])
            .ToHashSet(TreePathComparer.Instance);
        using var ignored = new IgnoredFiles(tree.Path);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
        return
        [
            .. Directory.EnumerateFiles(Path.GetFullPath(directory, tree.Path), "*", options)
                .Select(file => Path.GetRelativePath(tree.Path, file))
                .Where(path => !IsLeftover(path) && !isQueue(path) && !ignored.Holds(path))
                .Select(path => TreePath.TryCreate(Encoding.UTF8.GetBytes(path), out var found, out _) ? found : null)
                .OfType<TreePath>().Where(path => !known.Contains(path)).Order(),
        ];
    }

    private static bool IsLeftover(string path) =>
        path.EndsWith(".rej", StringComparison.Ordinal) || path.EndsWith(".orig", StringComparison.Ordinal);
}
