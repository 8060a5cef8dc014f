using Lg = LibGit2Sharp;

namespace PatchQueue.Git;

/// <summary>What the <c>.gitignore</c> files of a tree name, whether the tree is a worktree or not.</summary>
public sealed class IgnoredFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pq-ignored-");
    private readonly Lg.Repository _repository;

    /// <summary>Opens a tree.</summary>
    /// <param name="tree">Its root; absolute.</param>
    public IgnoredFiles(string tree)
    {
        // An empty repository elsewhere, of which the tree is the worktree: the one that the tree may be is not asked.
        var git = Lg.Repository.Init(_folder.FullName, isBare: true);
        var options = new Lg.RepositoryOptions { WorkingDirectoryPath = tree, IndexPath = Path.Combine(git, "index") };
        _repository = new Lg.Repository(git, options);
    }

    /// <summary>Whether a file is ignored.</summary>
    /// <param name="path">Its path below the root.</param>
    public bool Holds(string path) => _repository.Ignore.IsPathIgnored(path);

    /// <inheritdoc/>
    public void Dispose()
    {
        _repository.Dispose();
        _folder.Delete(recursive: true);
    }
}
