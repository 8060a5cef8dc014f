using System.Collections.Immutable;
using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Submitting;

/// <summary>
/// Hands a package over as a commit of a git branch: its files and no others, large archives by git LFS. The branch moves by one push at
/// the very end; git's own settings say who commits and how the server is reached.
/// </summary>
/// <param name="remote">The repository.</param>
/// <param name="folder">The package's files; absolute.</param>
public sealed class GitSubmission(GitRemote remote, string folder)
{
    /// <summary>What the commit says.</summary>
    public required string Message { get; init; }

    /// <summary>Whether archives go by git LFS.</summary>
    public bool UsesLargeFiles { get; init; } = true;

    /// <summary>Makes the commit, and pushes it unless it is only to be shown.</summary>
    /// <param name="isPlan">Whether nothing is pushed.</param>
    /// <param name="cancellation">Ends git; the branch is then as it was, or has the whole commit.</param>
    /// <exception cref="SubmitException">Git refuses.</exception>
    public GitSubmitReport Run(bool isPlan, CancellationToken cancellation)
    {
        _ = PackageListing.OfFolder(folder, cancellation);
        var work = Directory.CreateTempSubdirectory("pq-submit-");
        try
        {
            var git = new WorkClone(remote, Path.Combine(work.FullName, "clone"), cancellation);
            return Submit(git, isPlan);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private GitSubmitReport Submit(WorkClone git, bool isPlan)
    {
        var isNew = !git.Fetch();
        if (UsesLargeFiles)
        {
            git.Run("lfs", "install", "--local", "--skip-repo");
        }

        PutFiles(git);
        git.Run("add", "-A", "--force", ".");
        var changes = git.Lines(
            "-c", "core.quotePath=false", "diff", "--cached", "--name-status", "--no-renames", isNew ? git.EmptyTree : "HEAD");
        var report = new GitSubmitReport(remote.ShownAddress, remote.Branch, isNew, [.. changes.Select(ChangeOf)]);
        if (changes.Count == 0 || isPlan)
        {
            return isNew ? report : report with { Commit = isPlan && changes.Count > 0 ? null : git.Lines("rev-parse", "HEAD")[0] };
        }

        git.Run("commit", "-q", "--no-verify", "-m", Message);
        if (UsesLargeFiles)
        {
            git.Run("lfs", "push", "origin", "HEAD");
        }

        git.Run("push", "-q", "origin", $"HEAD:refs/heads/{remote.Branch}");
        return report with { Commit = git.Lines("rev-parse", "HEAD")[0] };
    }

    private void PutFiles(WorkClone git)
    {
        var kept = git.TryShow(".gitattributes");
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            File.Copy(path, Path.Combine(git.Folder, Path.GetFileName(path)));
        }

        if (UsesLargeFiles)
        {
            File.WriteAllText(Path.Combine(git.Folder, ".gitattributes"), LargeFiles.AddTo(kept ?? ""));
        }
        else if (kept is not null)
        {
            File.WriteAllText(Path.Combine(git.Folder, ".gitattributes"), kept);
        }
    }

    private static (char Mark, string Name) ChangeOf(string line) => (line[0], line[2..]);
}
