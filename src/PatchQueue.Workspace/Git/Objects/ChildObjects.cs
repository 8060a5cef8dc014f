using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>Objects read through one long-lived git child.</summary>
internal sealed class ChildObjects(string repository) : GitObjects(repository)
{
    private readonly CatFile _objects = new(repository);

    public override SourceFile? Read(GitCommit commit, TreePath path) => TryFind(commit.TreeId, path, out var mode, out var id)
        ? new SourceFile(ReadBlob(id), GitTreeBuilder.KindOf(mode), GitTreeBuilder.PermissionsOf(mode))
        : null;

    public override string? BlobIdAt(string commitId, TreePath path)
    {
        var commit = TryResolve(commitId) ?? throw Missing(commitId);
        return TryFind(commit.TreeId, path, out _, out var id) ? id : null;
    }

    public override GitTree Tree(GitCommit commit)
    {
        var builder = new GitTreeBuilder();
        Walk(commit.TreeId, [], builder);
        return builder.Build();
    }

    public override byte[] ReadBlob(string blobId) => Content(blobId, "blob");

    internal override GitCommit? TryResolve(string revision) =>
        _objects.TryRead(revision + "^{commit}") is { Type: "commit" } commit ? RawCommit.Read(commit) : null;

    internal override IEnumerable<string> RefNames()
    {
        var result = GitProgram.Run(
            Repository, CancellationToken.None, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags");
        return Encoding.UTF8.GetString(result.Output.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _objects.Dispose();
        }
    }

    private byte[] Content(string id, string type) =>
        _objects.TryRead(id) is { } found && found.Type == type ? found.Content : throw Missing(id);

    private RawTree ParseTree(string id) => new(Content(id, "tree"), id.Length / 2);

    private bool TryFind(string treeId, TreePath path, out int mode, out string id)
    {
        (mode, id) = (GitTreeBuilder.DirectoryMode, treeId);
        foreach (var range in path.Bytes.Split((byte)'/'))
        {
            if (mode != GitTreeBuilder.DirectoryMode || !TryFind(id, path.Bytes[range], out mode, out id))
            {
                return false;
            }
        }

        return GitTreeBuilder.IsFile(mode);
    }

    private bool TryFind(string treeId, ReadOnlySpan<byte> name, out int mode, out string id)
    {
        var tree = ParseTree(treeId);
        while (tree.TryRead(out mode, out var entry, out id))
        {
            if (entry.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private void Walk(string treeId, byte[] directory, GitTreeBuilder builder)
    {
        var tree = ParseTree(treeId);
        while (tree.TryRead(out var mode, out var name, out var id))
        {
            var path = GitTreeBuilder.Join(directory, name);
            if (mode == GitTreeBuilder.DirectoryMode)
            {
                Walk(id, path, builder);
            }
            else
            {
                builder.Add(path, mode, id);
            }
        }
    }
}
