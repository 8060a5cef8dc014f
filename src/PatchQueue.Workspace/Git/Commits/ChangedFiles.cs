using Lg = LibGit2Sharp;

namespace PatchQueue.Git;

/// <summary>Which files of a worktree have changed, and what they are.</summary>
public sealed class ChangedFiles : IDisposable
{
    // A file under another name is one that is gone and one that is new.
    private static readonly Lg.CompareOptions Plain = new() { Similarity = Lg.SimilarityOptions.None };

    private readonly Lg.Repository _repository;
    private readonly Func<string, ReadOnlyMemory<byte>?> _read;
    private readonly Lg.Tree? _older;

    private ChangedFiles(Lg.Repository repository, Lg.Tree? older, Lg.TreeChanges changes, Func<string, ReadOnlyMemory<byte>?> read)
    {
        (_repository, _older, _read) = (repository, older, read);
        Files = [.. changes.Where(change => change.Status != Lg.ChangeKind.Unmodified).Select(change => new ChangedFile(
            PathOf(change.Path), change.Status is Lg.ChangeKind.Added or Lg.ChangeKind.Copied,
            change.Status != Lg.ChangeKind.Added || repository.Index[change.Path] is not null,
            change.Status == Lg.ChangeKind.Deleted ? null : read(change.Path)))];
    }

    /// <summary>The files.</summary>
    public IReadOnlyList<ChangedFile> Files { get; }

    /// <summary>What has changed since HEAD, added to the index or not.</summary>
    /// <param name="folder">A folder in the worktree; absolute.</param>
    /// <exception cref="GitException">It is in none.</exception>
    public static ChangedFiles InWorktree(string folder)
    {
        var repository = Open(folder);
        var older = Head(repository);
        var changes = repository.Diff.Compare<Lg.TreeChanges>(older, Lg.DiffTargets.WorkingDirectory | Lg.DiffTargets.Index, null, null,
            Plain);
        return new ChangedFiles(repository, older, changes, path =>
            File.Exists(Path.Combine(repository.Info.WorkingDirectory, path))
                ? File.ReadAllBytes(Path.Combine(repository.Info.WorkingDirectory, path))
                : (ReadOnlyMemory<byte>?)null);
    }

    /// <summary>What the next commit changes.</summary>
    /// <param name="folder">A folder in the worktree; absolute.</param>
    /// <param name="index">The index that git uses for it, which is another than the usual for <c>git commit -a</c>; null for the
    /// usual.</param>
    /// <exception cref="GitException">It is in none.</exception>
    public static ChangedFiles InIndex(string folder, string? index)
    {
        var repository = Open(folder, index);
        var older = Head(repository);
        var changes = repository.Diff.Compare<Lg.TreeChanges>(older, Lg.DiffTargets.Index, null, null, Plain);
        return new ChangedFiles(
            repository, older, changes, path => repository.Index[path] is { } entry ? BytesOf(repository, entry.Id) : null);
    }

    /// <summary>What differs between two commits.</summary>
    /// <param name="folder">A folder in the worktree; absolute.</param>
    /// <param name="from">A revision.</param>
    /// <param name="to">A revision.</param>
    /// <exception cref="GitException">The folder is in no worktree, or a revision is none.</exception>
    public static ChangedFiles Between(string folder, string from, string to)
    {
        var repository = Open(folder);
        var (old, fresh) = (TreeOf(repository, from), TreeOf(repository, to));
        return new ChangedFiles(
            repository, old, repository.Diff.Compare<Lg.TreeChanges>(old, fresh, Plain), path => BytesIn(repository, fresh, path));
    }

    /// <summary>A file of the newer state, changed or not; null when it has none.</summary>
    /// <param name="path">Absolute, in the worktree.</param>
    public ReadOnlyMemory<byte>? TryRead(string path) => _read(NameOf(path));

    /// <summary>A file of the older state, changed or not; null when it has none.</summary>
    /// <param name="path">Absolute, in the worktree.</param>
    public ReadOnlyMemory<byte>? TryReadOlder(string path) => _older is null ? null : BytesIn(_repository, _older, NameOf(path));

    /// <summary>The top of the worktree; absolute.</summary>
    public string Top => Path.TrimEndingDirectorySeparator(_repository.Info.WorkingDirectory);

    /// <inheritdoc/>
    public void Dispose() => _repository.Dispose();

    private string PathOf(string path) => Path.Combine(_repository.Info.WorkingDirectory, path);

    private string NameOf(string path) =>
        Path.GetRelativePath(_repository.Info.WorkingDirectory, path).Replace(Path.DirectorySeparatorChar, '/');

    private static Lg.Tree? Head(Lg.Repository repository) => repository.Head.Tip?.Tree;

    private static Lg.Tree TreeOf(Lg.Repository repository, string revision) =>
        repository.Lookup(revision, Lg.ObjectType.Commit) is Lg.Commit commit
            ? commit.Tree
            : throw new GitException(repository.Info.WorkingDirectory, revision,
                $"'{revision}' is no commit of {repository.Info.WorkingDirectory}");

    private static ReadOnlyMemory<byte>? BytesIn(Lg.Repository repository, Lg.Tree tree, string path) =>
        tree[path]?.Target is Lg.Blob blob ? BytesOf(repository, blob.Id) : (ReadOnlyMemory<byte>?)null;

    private static ReadOnlyMemory<byte> BytesOf(Lg.Repository repository, Lg.ObjectId id)
    {
        using var content = ((Lg.Blob)repository.Lookup(id, Lg.ObjectType.Blob)).GetContentStream();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Lg.Repository Open(string folder, string? index = null)
    {
        var top = folder;
        while (top is not null && !Path.Exists(Path.Combine(top, ".git")))
        {
            top = Path.GetDirectoryName(top);
        }

        try
        {
            var path = top ?? throw new GitException(folder, null, $"{folder} is in no git worktree");
            return index is null
                ? new Lg.Repository(path)
                : new Lg.Repository(path, new Lg.RepositoryOptions { IndexPath = Path.GetFullPath(index, path) });
        }
        catch (Lg.LibGit2SharpException fault)
        {
            throw new GitException(folder, null, $"{folder}: {fault.Message}");
        }
    }
}
