using System.Runtime.InteropServices;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>
/// The directories above the file that was written last, kept open: files mostly come in the order of their directories, so that a kernel
/// costs about one openat a directory. No link is followed, and what is missing is made.
/// </summary>
internal sealed class DirectoryStack(DirectoryHandle root) : IDisposable
{
    // A path has up to 2,048 components, a process often only 1,024 files.
    private const int MaxOpen = 64;

    private readonly List<Level> _levels = [];
    private byte[] _path = [];

    /// <summary>Opens a directory below the root, of any number of components; none is the root itself.</summary>
    /// <exception cref="SystemCallException">A component is a link or a file, or cannot be made.</exception>
    public DirectoryHandle Enter(ReadOnlySpan<byte> path)
    {
        if (!path.SequenceEqual(_path))
        {
            Leave(path);
            Descend(path);
            _path = path.ToArray();
        }

        return _levels.Count == 0 ? root : _levels[^1].Handle!;
    }

    /// <inheritdoc/>
    public void Dispose() => CloseFrom(0);

    // Keeps the levels that both paths share, as far down as one is still open.
    private void Leave(ReadOnlySpan<byte> path)
    {
        var shared = 0;
        for (var i = 0; i < _levels.Count; i++)
        {
            var end = _levels[i].End;
            if (path.Length < end || !path[..end].SequenceEqual(_path.AsSpan(0, end)) || (path.Length > end && path[end] != '/'))
            {
                break;
            }

            shared = _levels[i].Handle is null ? shared : i + 1;
        }

        CloseFrom(shared);
        _path = _levels.Count == 0 ? [] : _path[.._levels[^1].End];
    }

    private void Descend(ReadOnlySpan<byte> path)
    {
        var isMade = false;
        for (var start = _path.Length == 0 ? 0 : _path.Length + 1; start < path.Length;)
        {
            var slash = path[start..].IndexOf((byte)'/');
            var end = slash < 0 ? path.Length : start + slash;
            var handle = OpenOrMake(_levels.Count == 0 ? root : _levels[^1].Handle!, path[start..end], path[..end], ref isMade);
            _levels.Add(new Level(end, handle));
            _path = path[..end].ToArray();
            if (_levels.Count > MaxOpen)
            {
                CloseMiddle(_levels.Count - MaxOpen - 1);
            }

            start = end + 1;
        }
    }

    private static DirectoryHandle OpenOrMake(DirectoryHandle parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> path, ref bool isMade)
    {
        // In a directory that has just been made there is nothing to be opened.
        if (!isMade && parent.TryOpenChild(name) is { } child)
        {
            return child;
        }

        var errno = isMade ? Errno.NoEntry : Marshal.GetLastPInvokeError();
        isMade = true;
        errno = errno == Errno.NoEntry ? DirectoryCalls.MakeDirectory(parent, name, 0x1ff) : errno;
        return (errno is 0 or Errno.Exists ? parent.TryOpenChild(name) : null)
            ?? throw new SystemCallException(
                $"use {DisplayText.Of(path)} as a directory", errno is 0 or Errno.Exists ? Marshal.GetLastPInvokeError() : errno);
    }

    private void CloseMiddle(int level)
    {
        _levels[level].Handle?.Dispose();
        _levels[level] = _levels[level] with { Handle = null };
    }

    private void CloseFrom(int level)
    {
        for (var i = level; i < _levels.Count; i++)
        {
            _levels[i].Handle?.Dispose();
        }

        _levels.RemoveRange(level, _levels.Count - level);
    }

    private readonly record struct Level(int End, DirectoryHandle? Handle);
}
