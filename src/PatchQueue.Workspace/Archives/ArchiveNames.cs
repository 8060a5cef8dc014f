using PatchQueue.Text;

namespace PatchQueue.Archives;

/// <summary>Turns the names in an archive into paths of a tree, or refuses them.</summary>
/// <param name="archive">The archive's name for people.</param>
/// <param name="keepsLeadingDirectory">Whether the leading directory stays.</param>
internal sealed class ArchiveNames(string archive, bool keepsLeadingDirectory)
{
    private readonly LeadingDirectory _leading = new(keepsLeadingDirectory);
    private readonly HashSet<TreePath> _links = new(TreePathComparer.Instance);
    private TreePath? _lastParent;

    /// <summary>The leading directory for people; null when there is none.</summary>
    public string? LeadingDirectory => _leading.Name is { } name ? DisplayText.Of(name) : null;

    /// <summary>The path of an entry; null for the root itself, which needs no making.</summary>
    /// <exception cref="ArchiveException">It leads outside, into a tool's state, beyond a link, or out of the leading
    /// directory.</exception>
    public TreePath? Resolve(TarEntry entry)
    {
        var isDirectory = entry.Kind == TarKind.Directory;
        if (!isDirectory && entry.Name is [.., (byte)'/'])
        {
            throw Fault(entry, entry.Name, "ends with a slash and is no directory");
        }

        if (isDirectory && IsRoot(entry.Name))
        {
            _leading.SeeRoot();
            return null;
        }

        var path = Check(entry, entry.Name);
        _leading.See(path.Bytes, isDirectory);
        if (isDirectory && !keepsLeadingDirectory && _leading.Is(path.Bytes))
        {
            return null;
        }

        var resolved = Strip(entry, path);
        CheckLinks(entry, resolved);
        return resolved;
    }

    /// <summary>The path that a hard link names.</summary>
    /// <exception cref="ArchiveException">It leads outside.</exception>
    public TreePath ResolveTarget(TarEntry entry) => Strip(entry, Check(entry, entry.LinkName));

    private static bool IsRoot(ReadOnlySpan<byte> name) =>
        !name.IsEmpty && name[0] == '.' && name.TrimEnd((byte)'/').SequenceEqual("."u8);

    private TreePath Check(TarEntry entry, byte[] name) =>
        TreePath.TryCreate(name, out var path, out var fault) ? path : throw Fault(entry, name, fault.ToWords());

    private TreePath Strip(TarEntry entry, TreePath path)
    {
        if (!keepsLeadingDirectory && !_leading.Holds(path.Bytes))
        {
            throw new ArchiveException(
                archive, $"has entries beside its leading directory {LeadingDirectory}: {path}", entry.Position)
            {
                Hint = "read it with its leading directory kept, if these are its files",
            };
        }

        return _leading.TryStrip(path, out var stripped, out var fault) ? stripped : throw Fault(entry, entry.Name, fault.ToWords());
    }

    // Links are made whatever they point to; what an archive then puts "into" them is not meant for this tree.
    private void CheckLinks(TarEntry entry, TreePath path)
    {
        if (_links.Count > 0)
        {
            CheckParents(entry, path);
            if (entry.Kind == TarKind.Directory && _links.Contains(path))
            {
                throw Fault(entry, entry.Name, "is a symbolic link and then a directory");
            }
        }

        if (entry.Kind == TarKind.Symlink)
        {
            _links.Add(path);
            _lastParent = null;
        }
        else
        {
            _links.Remove(path);
        }
    }

    private void CheckParents(TarEntry entry, TreePath path)
    {
        var parent = path.Parent;
        if (parent is null || parent.Equals(_lastParent))
        {
            return;
        }

        for (var above = parent; above is not null; above = above.Parent)
        {
            if (_links.Contains(above))
            {
                throw Fault(entry, entry.Name, $"lies beyond the symbolic link {above}");
            }
        }

        _lastParent = parent;
    }

    private ArchiveException Fault(TarEntry entry, byte[] name, string words) =>
        new(archive, $"holds an entry that may not be unpacked: '{DisplayText.Of(name)}' {words}", entry.Position);
}
