using PatchQueue.Text;

namespace PatchQueue.Archives;

/// <summary>
/// The directory that all entries of an archive lie in. The first entry decides which one it is, and the rest must keep to it.
/// </summary>
internal sealed class LeadingDirectory(bool isKept)
{
    private bool _isDecided;

    /// <summary>Its name; null while it is unknown, and when there is none.</summary>
    public byte[]? Name { get; private set; }

    /// <summary>An entry <c>./</c> shows that the archive was made inside the directory.</summary>
    public void SeeRoot() => _isDecided = true;

    /// <summary>
    /// Lets an entry's name decide, if none has yet: <c>linux-6.12/</c> or <c>linux-6.12/Makefile</c>, but not <c>Makefile</c>.
    /// </summary>
    public void See(ReadOnlySpan<byte> path, bool isDirectory)
    {
        if (_isDecided)
        {
            return;
        }

        _isDecided = true;
        var slash = path.IndexOf((byte)'/');
        if (slash > 0 || isDirectory)
        {
            Name = path[..(slash < 0 ? path.Length : slash)].ToArray();
        }
    }

    /// <summary>Whether a path is the leading directory itself.</summary>
    public bool Is(ReadOnlySpan<byte> path) => Name is not null && path.SequenceEqual(Name);

    /// <summary>Whether a path lies in it; always so without one.</summary>
    public bool Holds(ReadOnlySpan<byte> path) =>
        Name is null || (path.Length > Name.Length && path[Name.Length] == '/' && path.StartsWith(Name));

    /// <summary>The path that a name inside it has in the tree.</summary>
    public bool TryStrip(TreePath path, out TreePath stripped, out TreePathFault fault)
    {
        stripped = path;
        fault = TreePathFault.None;
        if (Name is null || !Holds(path.Bytes))
        {
            return true;
        }

        // Also where the directory is kept, so that no state of another tool comes along.
        if (!TreePath.TryCreate(path.Bytes[(Name.Length + 1)..], out var inner, out fault))
        {
            return false;
        }

        stripped = isKept ? path : inner;
        return true;
    }
}
