using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>The files before the patch as a source to apply it to, and those after it to compare with.</summary>
internal sealed class VersionTree : ISourceTree
{
    private readonly Dictionary<TreePath, FileVersions> _files = new(TreePathComparer.Instance);
    private readonly HashSet<TreePath> _directories = new(TreePathComparer.Instance);

    public VersionTree(IEnumerable<FileVersions> files)
    {
        foreach (var file in files)
        {
            _files[file.Path] = file;
            for (var above = file.Path.Parent; above is not null && file.Before is not null && _directories.Add(above);)
            {
                above = above.Parent;
            }
        }
    }

    /// <summary>All files, in no order.</summary>
    public IEnumerable<FileVersions> Files => _files.Values;

    /// <summary>The file at a path; one that nobody named is absent.</summary>
    public FileVersions this[TreePath path] => _files.TryGetValue(path, out var file) ? file : new FileVersions(path, null, null);

    /// <inheritdoc/>
    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        permissions = 0;
        if (this[path].Before is not { } file)
        {
            text.Set([]);
            return _directories.Contains(path) ? SourceState.Directory : IsBlocked(path) ? SourceState.Blocked : SourceState.Absent;
        }

        text.Set(file.Bytes.Span);
        permissions = file.Permissions;
        return file.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
    }

    private bool IsBlocked(TreePath path)
    {
        for (var above = path.Parent; above is not null; above = above.Parent)
        {
            if (this[above].Before is not null)
            {
                return true;
            }
        }

        return false;
    }
}
