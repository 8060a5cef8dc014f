using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>
/// Opens the directories that files lie in, component by component and without following a link, and keeps the last one open: files
/// mostly come in the order of their directories. One a thread.
/// </summary>
internal sealed class ParentDirectories(DirectoryHandle root) : IDisposable
{
    private DirectoryHandle? _last;
    private byte[] _lastPath = [];

    /// <summary>The directory of a path; it is made when absent.</summary>
    /// <exception cref="SystemCallException">A component is a link or a file, or cannot be made.</exception>
    public DirectoryHandle Make(TreePath path) => Find(path, isMade: true)!;

    /// <summary>The directory of a path; null when it is absent or lies beyond a link.</summary>
    public DirectoryHandle? TryOpen(TreePath path) => Find(path, isMade: false);

    /// <summary>Removes directories above a path that are empty, as git and GNU patch do after a deletion.</summary>
    public void RemoveEmptyAbove(TreePath path)
    {
        Close();
        for (var directory = path.Parent; directory is not null; directory = directory.Parent)
        {
            if (TryOpen(directory) is not { } parent || DirectoryCalls.RemoveDirectory(parent, directory.Name) != 0)
            {
                break;
            }

            // What is open may be the next to go.
            Close();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <summary>Closes what is open: a directory may have another place, or another one may have its.</summary>
    public void Close()
    {
        _last?.Dispose();
        (_last, _lastPath) = (null, []);
    }

    private DirectoryHandle? Find(TreePath path, bool isMade)
    {
        var slash = path.Bytes.LastIndexOf((byte)'/');
        if (slash < 0)
        {
            return root;
        }

        var directory = path.Bytes[..slash];
        if (_last is not null && directory.SequenceEqual(_lastPath))
        {
            return _last;
        }

        var found = DirectoryHandle.TryOpenBeneath(root, directory) ?? (isMade ? MakeAll(directory) : null);
        if (found is not null)
        {
            Close();
            (_last, _lastPath) = (found, directory.ToArray());
        }

        return found;
    }

    private DirectoryHandle MakeAll(ReadOnlySpan<byte> directory)
    {
        DirectoryHandle? current = null;
        foreach (var range in directory.Split((byte)'/'))
        {
            var child = (current ?? root).OpenOrMakeChild(directory[range]);
            current?.Dispose();
            current = child;
        }

        return current!;
    }
}
