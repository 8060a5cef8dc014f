using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>A commit as a source. Its tree is listed once; blobs are read one at a time, whatever the number of threads.</summary>
public sealed class GitCommitSource : ISourceTree, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TreePath, GitEntry> _entries;
    private readonly HashSet<TreePath> _directories = new(TreePathComparer.Instance);

    private GitCommitSource(GitObjects objects, string commit)
    {
        (Objects, CommitId, Entries) = (objects, commit, objects.ListTree(commit));
        _entries = Entries.ToDictionary(entry => entry.Path, TreePathComparer.Instance);
        foreach (var entry in Entries)
        {
            for (var above = entry.Path.Parent; above is not null && _directories.Add(above); above = above.Parent)
            {
            }
        }
    }

    /// <summary>The repository's objects.</summary>
    public GitObjects Objects { get; }

    /// <summary>The commit's id.</summary>
    public string CommitId { get; }

    /// <summary>All files.</summary>
    public IReadOnlyList<GitEntry> Entries { get; }

    /// <summary>Opens a commit.</summary>
    /// <param name="repository">The repository's path.</param>
    /// <param name="revision">A tag, branch, id, or anything that names a commit.</param>
    /// <exception cref="GitException">There is no such repository or commit.</exception>
    public static GitCommitSource Open(string repository, string revision)
    {
        var objects = GitObjects.Open(repository);
        return new GitCommitSource(objects, objects.ResolveCommit(revision));
    }

    /// <inheritdoc/>
    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        permissions = 0;
        if (!_entries.TryGetValue(path, out var entry))
        {
            return _directories.Contains(path) ? SourceState.Directory : IsBlocked(path) ? SourceState.Blocked : SourceState.Absent;
        }

        lock (_gate)
        {
            text.Set(Objects.ReadBlob(entry.BlobId));
        }

        permissions = entry.Permissions;
        return entry.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
    }

    /// <inheritdoc/>
    public void Dispose() => Objects.Dispose();

    private bool IsBlocked(TreePath path)
    {
        for (var above = path.Parent; above is not null; above = above.Parent)
        {
            if (_entries.ContainsKey(above))
            {
                return true;
            }
        }

        return false;
    }
}
