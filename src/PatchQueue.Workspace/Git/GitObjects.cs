using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>Commits, trees and blobs of a repository, read only. Two kinds: LibGit2Sharp, and a git child for what it cannot open.</summary>
public abstract class GitObjects : IDisposable
{
    /// <summary>Opens a repository with LibGit2Sharp, or with git where that refuses.</summary>
    /// <exception cref="GitException">There is no repository at that path.</exception>
    public static GitObjects Open(string path) => LibraryObjects.TryOpen(path) ?? (GitObjects)ChildObjects.OpenWithGit(path);

    /// <summary>The repository's path.</summary>
    public abstract string Path { get; }

    /// <summary>The id of the commit that a tag, branch, id or other revision names.</summary>
    /// <exception cref="GitException">There is none.</exception>
    public abstract string ResolveCommit(string revision);

    /// <summary>When the commit was made: seconds since 1970, UTC.</summary>
    public abstract long TimeOf(string commit);

    /// <summary>Every file of a commit, in the order of the tree; submodules are left out.</summary>
    public abstract IReadOnlyList<GitEntry> ListTree(string commit);

    /// <summary>The bytes of a blob. Not for several threads at once.</summary>
    public abstract byte[] ReadBlob(string id);

    /// <summary>Another reader of the same repository, for another thread.</summary>
    public GitObjects Again() => Open(Path);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>The entry of a tree; null for a submodule.</summary>
    /// <exception cref="GitException">The name must not be written to a tree.</exception>
    private protected GitEntry? EntryOf(ReadOnlySpan<byte> name, int mode, string id)
    {
        if ((mode & 0xF000) is not (0x8000 or 0xA000))
        {
            return null;
        }

        return TreePath.TryCreate(name, out var path, out var fault)
            ? new GitEntry(path, mode, id)
            : throw new GitException(Path, $"the file '{DisplayText.Of(name)}' {fault.ToWords()}");
    }
}
