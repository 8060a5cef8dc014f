using System.Text;
using PatchQueue.Text;
using Lg = LibGit2Sharp;

namespace PatchQueue.Git;

/// <summary>Objects read by libgit2; a git child stands in for what libgit2 cannot give.</summary>
internal sealed class LibraryObjects : GitObjects
{
    private readonly Lg.Repository _repository;
    private ChildObjects? _child;

    // Owner validation guards against running what a stranger's configuration names. Reading objects runs nothing, and the
    // user named this repository. Strict hashing doubles the time of a bulk read, and git checks no hash on reading either.
    static LibraryObjects()
    {
        Lg.GlobalSettings.SetOwnerValidation(false);
        Lg.GlobalSettings.SetStrictHashVerification(false);
    }

    public LibraryObjects(string repository)
        : base(repository) => _repository = new Lg.Repository(repository);

    // A partial clone lacks blobs that git fetches; libgit2 cannot. Its names are decoded, so one that is not UTF-8 is lost.
    private ChildObjects Child => _child ??= new ChildObjects(Repository);

    public override SourceFile? Read(GitCommit commit, TreePath path)
    {
        if (!System.Text.Unicode.Utf8.IsValid(path.Bytes))
        {
            return Child.Read(commit, path);
        }

        var tree = _repository.Lookup(commit.TreeId) as Lg.Tree;
        if (tree is null)
        {
            return Child.Read(commit, path);
        }

        var entry = tree[Encoding.UTF8.GetString(path.Bytes)];
        return entry is null || entry.TargetType != Lg.TreeEntryTargetType.Blob
            ? null
            : new SourceFile(
                ReadBlob(entry.Target.Sha), GitTreeBuilder.KindOf((int)entry.Mode), GitTreeBuilder.PermissionsOf((int)entry.Mode));
    }

    public override string? BlobIdAt(string commitId, TreePath path)
    {
        if (!System.Text.Unicode.Utf8.IsValid(path.Bytes) || _repository.Lookup(new Lg.ObjectId(commitId)) is not Lg.Commit commit)
        {
            return Child.BlobIdAt(commitId, path);
        }

        var entry = commit.Tree[Encoding.UTF8.GetString(path.Bytes)];
        return entry?.TargetType == Lg.TreeEntryTargetType.Blob ? entry.Target.Sha : null;
    }

    public override GitTree Tree(GitCommit commit)
    {
        var root = _repository.Lookup(commit.TreeId) as Lg.Tree;
        var builder = new GitTreeBuilder();
        return root is not null && TryWalk(root, [], builder) ? builder.Build() : Child.Tree(commit);
    }

    public override byte[] ReadBlob(string blobId)
    {
        try
        {
            return _repository.Lookup(new Lg.ObjectId(blobId)) is Lg.Blob blob ? Content(blob) : Child.ReadBlob(blobId);
        }
        catch (Lg.NotFoundException)
        {
            return Child.ReadBlob(blobId);
        }
    }

    internal override GitCommit? TryResolve(string revision)
    {
        try
        {
            return _repository.Lookup(revision)?.Peel<Lg.Commit>() is { } commit
                ? new GitCommit(commit.Sha, commit.Tree.Sha, Person(commit.Author), Person(commit.Committer))
                {
                    Subject = commit.Message.TrimStart('\n').Split('\n', 2)[0],
                }
                : null;
        }
        catch (Lg.LibGit2SharpException)
        {
            // Ambiguous, malformed, or a tag of a tree: each names no commit.
            return null;
        }
    }

    internal override IEnumerable<string> RefNames() =>
        _repository.Tags.Select(t => t.FriendlyName).Concat(_repository.Branches.Select(b => b.FriendlyName));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _child?.Dispose();
            _repository.Dispose();
        }
    }

    private static GitPerson Person(Lg.Signature signature) => new(signature.Name, signature.Email, signature.When);

    private static byte[] Content(Lg.Blob blob)
    {
        using var stream = blob.GetContentStream();
        var bytes = new byte[blob.Size];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private bool TryWalk(Lg.Tree tree, byte[] directory, GitTreeBuilder builder)
    {
        foreach (var entry in tree)
        {
            if (entry.Name.Contains('\uFFFD', StringComparison.Ordinal))
            {
                return false;
            }

            var path = GitTreeBuilder.Join(directory, entry.Name);
            if (entry.TargetType != Lg.TreeEntryTargetType.Tree)
            {
                builder.Add(path, (int)entry.Mode, entry.Target.Sha);
            }
            else if (_repository.Lookup(entry.Target.Id) is not Lg.Tree below || !TryWalk(below, path, builder))
            {
                return false;
            }
        }

        return true;
    }
}
