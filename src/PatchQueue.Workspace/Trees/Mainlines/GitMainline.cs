using PatchQueue.Applying;
using PatchQueue.Git;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>A commit as a mainline; no checkout is needed.</summary>
public sealed class GitMainline : IMainline
{
    private readonly GitObjects _objects;
    private readonly GitTree _tree;

    /// <summary>Opens a commit.</summary>
    /// <param name="repository">The repository's directory.</param>
    /// <param name="revision">A tag, branch, id, or anything that names a commit.</param>
    /// <exception cref="GitException">There is no such repository or commit.</exception>
    public GitMainline(string repository, string revision)
    {
        _objects = GitObjects.Open(repository);
        Commit = _objects.Resolve(revision);
        _tree = _objects.Tree(Commit);
        Name = $"{repository}#{revision}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The repository's directory.</summary>
    public string Repository => _objects.Repository;

    /// <summary>The commit.</summary>
    public GitCommit Commit { get; }

    /// <summary>Submodules and names that must not be written, which are left out.</summary>
    public IReadOnlyList<GitAbsence> Absent => _tree.Absent;

    /// <inheritdoc/>
    public bool KeepsPermissions => false;

    /// <summary>Its files by their paths, of which nothing else is read; directories are not told from what is absent.</summary>
    public ISourceTree Files => new GitSource(_objects, Commit);

    /// <inheritdoc/>
    public IReadOnlyList<TreePath> Paths(CancellationToken cancellation) => [.. _tree.Files.Select(entry => entry.Path)];

    /// <inheritdoc/>
    public string ContentKey => $"git-{Commit.TreeId}";

    /// <inheritdoc/>
    public void ReadAll(MainlineIntake intake, CancellationToken cancellation)
    {
        foreach (var entry in _tree.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            intake.Kept.NoteDirectoriesAbove(entry.Path);
            var isWanted = intake.Wants(entry.Path);
            if (isWanted)
            {
                intake.Kept.Keep(entry.Path, new SourceFile(_objects.ReadBlob(entry.BlobId), entry.Kind, entry.Permissions));
            }
            else if (intake.Writer is { } writer)
            {
                Write(writer, entry);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _objects.Dispose();

    private void Write(DirectoryTreeWriter writer, GitEntry entry)
    {
        var content = _objects.ReadBlob(entry.BlobId);
        if (entry.Kind == FileKind.Symlink)
        {
            writer.WriteSymlink(entry.Path, content);
        }
        else
        {
            writer.WriteFile(entry.Path, content, entry.Permissions);
        }
    }
}
