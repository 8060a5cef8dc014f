using System.Text;
using Lg = LibGit2Sharp;

namespace PatchQueue.Git;

/// <summary>Reads with LibGit2Sharp.</summary>
internal sealed class LibraryObjects : GitObjects
{
    private readonly Lg.Repository _repository;

    private LibraryObjects(string path, Lg.Repository repository) => (Path, _repository) = (path, repository);

    /// <inheritdoc/>
    public override string Path { get; }

    /// <summary>Opens; null when libgit2 cannot: sha256, reftable, another owner, an extension it does not know, or no repository at all.</summary>
    public static LibraryObjects? TryOpen(string path)
    {
        // Reading objects whose ids are asked for: hashing each again costs a third of the time and protects nothing of ours.
        Lg.GlobalSettings.SetStrictHashVerification(false);
        try
        {
            return new LibraryObjects(path, new Lg.Repository(path));
        }
        catch (Lg.LibGit2SharpException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ResolveCommit(string revision)
    {
        try
        {
            return _repository.Lookup(revision)?.Peel<Lg.Commit>().Sha ?? throw NoCommit(revision);
        }
        catch (Lg.LibGit2SharpException)
        {
            throw NoCommit(revision);
        }
    }

    /// <inheritdoc/>
    public override long TimeOf(string commit) => CommitOf(commit).Committer.When.ToUnixTimeSeconds();

    /// <inheritdoc/>
    public override IReadOnlyList<GitEntry> ListTree(string commit)
    {
        var entries = new List<GitEntry>();
        Add(CommitOf(commit).Tree, entries);
        return entries;
    }

    /// <inheritdoc/>
    public override byte[] ReadBlob(string id)
    {
        var blob = _repository.Lookup(new Lg.ObjectId(id)) as Lg.Blob ?? throw new GitException(Path, $"the blob {id} is missing");
        using var stream = blob.GetContentStream();
        var bytes = new byte[blob.Size];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public override void Dispose() => _repository.Dispose();

    private Lg.Commit CommitOf(string id) => _repository.Lookup(new Lg.ObjectId(id)) as Lg.Commit ?? throw NoCommit(id);

    private GitException NoCommit(string revision) => new(Path, $"there is no commit '{revision}'");

    private void Add(Lg.Tree tree, List<GitEntry> entries)
    {
        foreach (var entry in tree)
        {
            if (entry.TargetType == Lg.TreeEntryTargetType.Tree)
            {
                Add((Lg.Tree)entry.Target, entries);
            }
            else if (EntryOf(Encoding.UTF8.GetBytes(entry.Path), (int)entry.Mode, entry.Target.Sha) is { } file)
            {
                entries.Add(file);
            }
        }
    }
}
