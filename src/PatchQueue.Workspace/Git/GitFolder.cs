namespace PatchQueue.Git;

/// <summary>Where git keeps what belongs to a worktree.</summary>
internal static class GitFolder
{
    /// <summary>The folder that a repository and its worktrees share; null where the directory is the top of no worktree.</summary>
    /// <param name="worktree">The directory; absolute.</param>
    public static string? Of(string worktree)
    {
        var git = Path.Combine(worktree, ".git");
        if (Directory.Exists(git))
        {
            return git;
        }

        // Of a worktree that was added to a repository, .git is a file that names its folder, and that one names the repository's.
        const string Word = "gitdir: ";
        if (!File.Exists(git) || !File.ReadAllText(git).StartsWith(Word, StringComparison.Ordinal))
        {
            return null;
        }

        var own = Path.GetFullPath(File.ReadAllText(git)[Word.Length..].TrimEnd('\n'), worktree);
        var common = Path.Combine(own, "commondir");
        return File.Exists(common) ? Path.GetFullPath(File.ReadAllText(common).TrimEnd('\n'), own) : own;
    }
}
