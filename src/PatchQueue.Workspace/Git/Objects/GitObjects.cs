using PatchQueue.Text;
using Lg = LibGit2Sharp;

namespace PatchQueue.Git;

/// <summary>
/// Reads commits, trees and blobs of one repository. For one thread: each thread opens its own.
/// Nothing of the repository is run, and no work tree is needed.
/// </summary>
public abstract class GitObjects : IDisposable
{
    private protected GitObjects(string repository) => Repository = repository;

    /// <summary>The directory, as the caller named it.</summary>
    public string Repository { get; }

    /// <summary>
    /// Opens a work tree's top, a <c>.git</c> directory or a bare repository. libgit2 reads it where it can; else a git child does,
    /// for sha256, reftable and extensions that libgit2 does not know.
    /// </summary>
    /// <exception cref="GitException">There is no repository there, or git cannot read it.</exception>
    /// <exception cref="Processes.ProgramMissingException">Only git could read it, and git is not installed.</exception>
    public static GitObjects Open(string repository)
    {
        if (!Directory.Exists(repository))
        {
            throw new GitException(repository, null, $"there is no directory {DisplayText.Of(repository)}");
        }

        try
        {
            return new LibraryObjects(repository);
        }
        catch (Lg.RepositoryNotFoundException)
        {
            throw new GitException(repository, null, $"{DisplayText.Of(repository)} is not a git repository");
        }
        catch (Lg.LibGit2SharpException)
        {
            return new ChildObjects(repository);
        }
    }

    /// <summary>The commit that a tag, branch, full or abbreviated id, or any of git's expressions names.</summary>
    /// <exception cref="GitException">There is none, or more than one; the message names refs that are there.</exception>
    public GitCommit Resolve(string revision)
    {
        // A line break would be a second request to the child; git allows none in a name.
        var found = revision.Length > 0 && !revision.Any(char.IsControl) ? TryResolve(revision) : null;
        return found ?? throw new GitException(Repository, revision, GitRefSuggestion.NotFound(Repository, revision, RefNames()));
    }

    /// <summary>Whether a name means a commit.</summary>
    public bool Has(string revision) => revision.Length > 0 && !revision.Any(char.IsControl) && TryResolve(revision) is not null;

    /// <summary>The file at a path of a commit; null when there is none, or a directory or a submodule.</summary>
    /// <exception cref="GitException">The content is missing or broken.</exception>
    public abstract SourceFile? Read(GitCommit commit, TreePath path);

    /// <summary>The id of the content at a path of a commit; null when there is no file there.</summary>
    /// <param name="commitId">A full id.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="GitException">There is no such commit.</exception>
    public abstract string? BlobIdAt(string commitId, TreePath path);

    /// <summary>All files of a commit.</summary>
    /// <exception cref="GitException">A tree is missing or broken.</exception>
    public abstract GitTree Tree(GitCommit commit);

    /// <summary>The content of a blob.</summary>
    /// <exception cref="GitException">It is missing, or no blob.</exception>
    public abstract byte[] ReadBlob(string blobId);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    internal abstract GitCommit? TryResolve(string revision);

    internal abstract IEnumerable<string> RefNames();

    /// <summary>Closes what the kind holds open.</summary>
    protected abstract void Dispose(bool disposing);

    private protected GitException Missing(string id) =>
        new(Repository, id, $"the object {DisplayText.Of(id)} is missing in {DisplayText.Of(Repository)}");
}
