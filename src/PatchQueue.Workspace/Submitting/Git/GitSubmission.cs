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

    /// <summary>Finds out what the commit would change; nothing is pushed.</summary>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="SubmitException">Git refuses.</exception>
    public GitSubmitReport Plan(CancellationToken cancellation) => InClone(Stage, cancellation);

    /// <summary>Makes the commit and pushes it; none where nothing differs.</summary>
    /// <param name="cancellation">Ends git; the branch is then as it was, or has the whole commit.</param>
    /// <exception cref="SubmitException">Git refuses.</exception>
    public GitSubmitReport Run(CancellationToken cancellation) => InClone(Submit, cancellation);

    private GitSubmitReport InClone(Func<WorkClone, GitSubmitReport> work, CancellationToken cancellation)
    {
        _ = PackageEntries.Of(folder);
        var scratch = Directory.CreateTempSubdirectory("pq-submit-");
        try
        {
            return work(new WorkClone(remote, Path.Combine(scratch.FullName, "clone"), cancellation));
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private GitSubmitReport Stage(WorkClone git)
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
        return new GitSubmitReport(remote.ShownAddress, remote.Branch, isNew, [.. changes.Select(ChangeOf)])
        {
            Commit = isNew || changes.Count > 0 ? null : git.Lines("rev-parse", "HEAD")[0],
        };
    }

    private GitSubmitReport Submit(WorkClone git)
    {
        var report = Stage(git);
        if (report.Changes.IsEmpty)
        {
            return report;
        }

        git.Run("commit", "-q", "--no-verify", "-m", Message);
        if (UsesLargeFiles)
        {
            git.Run("lfs", "push", "origin", "HEAD");
        }

        git.Run("push", "-q", "origin", $"HEAD:refs/heads/{remote.Branch}");
        return report with { Commit = git.Lines("rev-parse", "HEAD")[0] };
    }

    // Attributes of the package's own go before those that the branch has.
    private void PutFiles(WorkClone git)
    {
        var attributes = Path.Combine(git.Folder, ".gitattributes");
        if (git.TryShow(".gitattributes") is { } kept)
        {
            File.WriteAllText(attributes, kept);
        }

        foreach (var file in PackageEntries.Of(folder))
        {
            file.CopyTo(Path.Combine(git.Folder, file.Name), overwrite: true);
        }

        var known = File.Exists(attributes) ? File.ReadAllText(attributes) : "";
        var wanted = UsesLargeFiles ? LargeFiles.AddTo(known) : LargeFiles.TakeFrom(known);
        File.Delete(attributes);
        if (wanted.Length > 0)
        {
            File.WriteAllText(attributes, wanted);
        }
    }

    private static (char Mark, string Name) ChangeOf(string line) => (line[0], line[2..]);
}
