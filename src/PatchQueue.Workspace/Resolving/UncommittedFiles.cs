using PatchQueue.Git;

namespace PatchQueue.Resolving;

/// <summary>Files of a queue with changes that its git does not have.</summary>
public static class UncommittedFiles
{
    /// <summary>Finds them.</summary>
    /// <param name="root">The queue's root; absolute.</param>
    /// <param name="files">The files that are asked about; absolute.</param>
    /// <returns>Those with changes, in order; none where the queue is in no git.</returns>
    /// <exception cref="GitException">Its git cannot be read.</exception>
    public static IReadOnlyList<string> In(string root, IEnumerable<string> files)
    {
        if (!IsInGit(root))
        {
            return [];
        }

        using var changed = ChangedFiles.InWorktree(root);
        return [.. changed.Files.Select(file => file.Path).Intersect(files, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a folder is in a worktree of git.</summary>
    public static bool IsInGit(string folder)
    {
        for (var top = folder; top is not null; top = Path.GetDirectoryName(top))
        {
            if (Path.Exists(Path.Combine(top, ".git")))
            {
                return true;
            }
        }

        return false;
    }
}
