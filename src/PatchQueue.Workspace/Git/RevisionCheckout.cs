namespace PatchQueue.Git;

/// <summary>
/// A commit of a repository as a worktree of its own, with all of the history; the repository itself is not written to, and the worktree
/// is gone after use.
/// </summary>
public sealed class RevisionCheckout : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("pq-revision-");

    private RevisionCheckout(string top, CancellationToken cancellation) => (Source, Cancellation) = (top, cancellation);

    /// <summary>The top of the worktree; absolute.</summary>
    public string Top => Path.Combine(_scratch.FullName, "worktree");

    private string Source { get; }

    private CancellationToken Cancellation { get; }

    /// <summary>Checks a commit out.</summary>
    /// <param name="top">The top of the repository's worktree; absolute.</param>
    /// <param name="revision">
    /// The commit; the name of a branch is that of the new worktree's, too, which has none for anything else.
    /// </param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="GitException">There is none, or git cannot read it.</exception>
    public static RevisionCheckout Of(string top, string revision, CancellationToken cancellation)
    {
        var checkout = new RevisionCheckout(top, cancellation);
        try
        {
            checkout.Make(revision);
            return checkout;
        }
        catch
        {
            checkout.Dispose();
            throw;
        }
    }

    /// <summary>A path that was found from the worktree, beside it too, as it is found from the repository's own.</summary>
    /// <param name="path">Absolute.</param>
    public string PathInSource(string path) => path.StartsWith(_scratch.FullName + "/", StringComparison.Ordinal) && !Path.Exists(path)
        ? Path.GetFullPath(Path.GetRelativePath(Top, path), Source)
        : path;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The class library does not remove a file whose name is no UTF-8; git does.
        if (Directory.Exists(Path.Combine(Top, ".git")))
        {
            _ = GitProgram.Run(Top, CancellationToken.None, "rm", "-rfq", "--", ".");
        }

        _scratch.Delete(recursive: true);
    }

    // The objects stay where they are. A clone would need a protocol, and those are shut.
    private void Make(string revision)
    {
        var id = Line(Source, "rev-parse", "--verify", revision + "^{commit}");
        var objects = Path.GetFullPath(Line(Source, "rev-parse", "--git-path", "objects"), Source);
        var branch = BranchOf(revision);
        Directory.CreateDirectory(Top);
        Line(Top, "init", "-q", "-b", branch ?? "main", "--object-format=" + Line(Source, "rev-parse", "--show-object-format"));
        File.WriteAllText(Path.Combine(Top, ".git", "objects", "info", "alternates"), objects + "\n");
        var shallow = Path.GetFullPath(Line(Source, "rev-parse", "--git-path", "shallow"), Source);
        if (File.Exists(shallow))
        {
            File.Copy(shallow, Path.Combine(Top, ".git", "shallow"));
        }

        Line(Top, branch is null ? ["update-ref", "--no-deref", "HEAD", id] : ["update-ref", "HEAD", id]);
        Line(Top, "reset", "-q", "--hard");
    }

    // A tag, or a commit's id, is no branch, whatever the worktree that it is checked out in has.
    private string? BranchOf(string revision)
    {
        const string Branches = "refs/heads/";
        var full = Line(Source, "rev-parse", "--symbolic-full-name", revision);
        return full.StartsWith(Branches, StringComparison.Ordinal) ? full[Branches.Length..] : null;
    }

    private string Line(string folder, params ReadOnlySpan<string> words)
    {
        var result = GitProgram.Run(folder, Cancellation, words);
        return result.Succeeded
            ? System.Text.Encoding.UTF8.GetString(result.Output.Span).TrimEnd('\n')
            : throw new GitException(Source, words[^1], $"git cannot check {Text.DisplayText.Of(words[^1])} out: {result.Reason}");
    }
}
