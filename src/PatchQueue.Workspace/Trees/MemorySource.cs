using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>
/// The part of a mainline that patches touch, kept in memory while the rest streams by, and what is known of the rest: its directories,
/// and the files and links that stand where a patch wants a directory. Filled by one thread, then read by any number.
/// </summary>
/// <param name="passing">Is given the files instead, which are not kept; null for nobody.</param>
public sealed class MemorySource(Action<TreePath, SourceFile>? passing = null) : ISourceTree
{
    private readonly Dictionary<TreePath, SourceFile> _files = new(TreePathComparer.Instance);
    private readonly HashSet<TreePath> _directories = new(TreePathComparer.Instance);
    private readonly HashSet<TreePath> _obstacles = new(TreePathComparer.Instance);
    private TreePath? _lastParent;

    /// <summary>The files, in no order.</summary>
    public IReadOnlyDictionary<TreePath, SourceFile> Files => _files;

    /// <summary>Keeps a file; a later one of the same path replaces it.</summary>
    public void Keep(TreePath path, SourceFile file)
    {
        if (passing is not null)
        {
            passing(path, file);
            return;
        }

        _files[path] = file;
    }

    /// <summary>Notes a directory.</summary>
    public void NoteDirectory(TreePath path) => _directories.Add(path);

    /// <summary>Notes the directories that a file lies in, which need not come by themselves.</summary>
    public void NoteDirectoriesAbove(TreePath path)
    {
        var parent = path.Parent;
        if (parent is null || parent.Equals(_lastParent))
        {
            return;
        }

        _lastParent = parent;
        for (var above = parent; above is not null && _directories.Add(above); above = above.Parent)
        {
        }
    }

    /// <summary>Notes a file or link that is not kept, and below which a patch names a file.</summary>
    public void NoteObstacle(TreePath path) => _obstacles.Add(path);

    /// <inheritdoc/>
    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        permissions = 0;
        if (_files.TryGetValue(path, out var file))
        {
            text.Set(file.Bytes.Span);
            permissions = file.Permissions;
            return file.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
        }

        return _directories.Contains(path) ? SourceState.Directory : IsBlocked(path) ? SourceState.Blocked : SourceState.Absent;
    }

    private bool IsBlocked(TreePath path)
    {
        for (var above = path.Parent; above is not null; above = above.Parent)
        {
            if (_obstacles.Contains(above) || _files.ContainsKey(above))
            {
                return true;
            }
        }

        return false;
    }
}
