using System.IO.Hashing;
using System.Runtime.InteropServices;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>
/// Writes a tree below a directory, whatever was written there before: each component is opened by itself and no link is ever followed.
/// Setuid, setgid and sticky bits are never set. Not safe to call from several threads; a writer a thread is.
/// </summary>
/// <param name="root">The tree's top; stays the caller's.</param>
/// <param name="existing">What happens where something stands already.</param>
/// <param name="keepsPermissions">Whether files get the permissions given, whatever the umask says, as tar does for root.</param>
public sealed class DirectoryTreeWriter(DirectoryHandle root, ExistingFile existing = ExistingFile.Refuse, bool keepsPermissions = false)
    : IDisposable
{
    private const int PermissionBits = 0x1ff;
    private const int OwnerBits = 0x1c0;

    private readonly DirectoryStack _directories = new(root);
    private readonly List<(TreePath Path, int Permissions, FileTime? Modified)> _finishing = [];

    /// <summary>Is told of every file and link but those written from ranges; null for nobody.</summary>
    public WrittenFiles? Written { get; init; }

    /// <summary>Writes a regular file; directories above it are made.</summary>
    /// <param name="path">Where.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="permissions">The nine permission bits, before the umask unless that is overridden.</param>
    /// <param name="modified">When it was modified; null: the present moment.</param>
    /// <exception cref="SystemCallException">Something stands in the way, or the disk refuses.</exception>
    public void WriteFile(TreePath path, ReadOnlySpan<byte> content, int permissions, FileTime? modified = null)
    {
        using var file = Create(path, permissions);
        file.Write(content, path.Bytes);
        SetModified(file, path, modified);
        Written?.Add(path, file.Stat(path.Bytes), XxHash128.HashToUInt128(content));
    }

    /// <summary>Writes a regular file from ranges of a buffer.</summary>
    /// <inheritdoc cref="WriteFile(TreePath, ReadOnlySpan{byte}, int, FileTime?)"/>
    internal void WriteFile(TreePath path, ReadOnlySpan<byte> buffer, List<Slice> runs, int permissions, FileTime? modified)
    {
        using var file = Create(path, permissions);
        file.Write(buffer, runs, path.Bytes);
        SetModified(file, path, modified);
    }

    /// <summary>Writes a regular file from pieces, so that it never lies in memory whole.</summary>
    /// <inheritdoc cref="WriteFile(TreePath, ReadOnlySpan{byte}, int, FileTime?)"/>
    public void WriteFile(TreePath path, ContentReader content, int permissions, FileTime? modified = null)
    {
        using var file = Create(path, permissions);
        var hash = Written is null ? null : new XxHash128();
        while (content(out var piece))
        {
            file.Write(piece, path.Bytes);
            hash?.Append(piece);
        }

        SetModified(file, path, modified);
        Written?.Add(path, file.Stat(path.Bytes), hash!.GetCurrentHashAsUInt128());
    }

    /// <summary>Makes a symbolic link to any target; it is never looked at what that is.</summary>
    /// <param name="path">Where.</param>
    /// <param name="target">The target's bytes.</param>
    /// <param name="modified">When it was modified; null: the present moment.</param>
    /// <exception cref="SystemCallException">Something stands in the way, the target is empty, or the disk refuses.</exception>
    public void WriteSymlink(TreePath path, ReadOnlySpan<byte> target, FileTime? modified = null)
    {
        var parent = EnterParent(path);
        var errno = DirectoryCalls.MakeSymlink(parent, path.Name, target);
        if (errno == Errno.Exists && MakeWay(parent, path))
        {
            errno = DirectoryCalls.MakeSymlink(parent, path.Name, target);
        }

        errno = errno == 0 && modified is { } time ? DirectoryCalls.SetModified(parent, path.Name, time) : errno;
        if (errno != 0)
        {
            throw new SystemCallException($"make the link {path}", errno);
        }

        if (Written is not null && DirectoryCalls.Stat(parent, path.Name, out var stat) == 0)
        {
            Written.Add(path, stat, XxHash128.HashToUInt128(target));
        }
    }

    /// <summary>Makes a directory if it is absent. Permissions and time are set by <see cref="Finish"/>, after what goes into it.</summary>
    /// <param name="path">Where.</param>
    /// <param name="permissions">The nine permission bits, before the umask; the owner's are always set.</param>
    /// <param name="modified">When it was modified; null: the present moment.</param>
    /// <exception cref="SystemCallException">A file or a link stands there, or the disk refuses.</exception>
    public void MakeDirectory(TreePath path, int permissions, FileTime? modified = null)
    {
        var errno = DirectoryCalls.MakeDirectory(EnterParent(path), path.Name, PermissionBits);
        if (errno == Errno.Exists)
        {
            _ = _directories.Enter(path.Bytes);
        }
        else if (errno != 0)
        {
            throw new SystemCallException($"make the directory {path}", errno);
        }

        _finishing.Add((path, (permissions & PermissionBits) | OwnerBits, modified));
    }

    /// <summary>Copies a file or a link of the tree as it now is to another place; the two are never the same inode.</summary>
    /// <param name="from">A file or a link that exists.</param>
    /// <param name="to">Where the copy goes.</param>
    /// <param name="modified">When it was modified; null: the present moment.</param>
    /// <returns>Bytes copied; null when <paramref name="from"/> is no file, absent, or lies beyond a link.</returns>
    /// <exception cref="SystemCallException">Something stands in the way, or the disk refuses.</exception>
    public long? TryCopyFile(TreePath from, TreePath to, FileTime? modified = null)
    {
        using var source = FileDescriptor.OpenBeneath(root, from.Bytes, Libc.OpenReadOnly | Libc.OpenNoFollow | Libc.OpenNonBlocking);
        if (!source.IsOpen)
        {
            return Marshal.GetLastPInvokeError() == Errno.TooManyLinks ? TryCopyLink(from, to, modified) : null;
        }

        var stat = source.Stat(from.Bytes);
        if (!stat.IsRegular)
        {
            return null;
        }

        using var file = Create(to, stat.Permissions);
        var buffer = new byte[64 * 1024];
        var hash = new XxHash128();
        long total = 0;
        for (int count; (count = source.Read(buffer, from.Bytes)) > 0; total += count)
        {
            file.Write(buffer.AsSpan(0, count), to.Bytes);
            hash.Append(buffer.AsSpan(0, count));
        }

        SetModified(file, to, modified);
        Written?.Add(to, file.Stat(to.Bytes), hash.GetCurrentHashAsUInt128());
        return total;
    }

    /// <summary>Gives the directories their permissions and times, the deepest first. Nothing is written after it.</summary>
    public void Finish()
    {
        for (var i = _finishing.Count - 1; i >= 0; i--)
        {
            var (path, permissions, modified) = _finishing[i];
            var handle = _directories.Enter(path.Bytes);
            if (Libc.ChangeMode(handle.Descriptor, (uint)(keepsPermissions ? permissions : permissions & ~ProcessUmask.Value)) != 0)
            {
                throw SystemCallException.Last($"set the permissions of {path}");
            }

            if (modified is { } time)
            {
                // This one is not closed here: the stack owns it.
                new FileDescriptor(handle.Descriptor).SetModified(time, path.Bytes);
            }
        }

        _finishing.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _directories.Dispose();

    private static void SetModified(FileDescriptor file, TreePath path, FileTime? modified)
    {
        if (modified is { } time)
        {
            file.SetModified(time, path.Bytes);
        }
    }

    private DirectoryHandle EnterParent(TreePath path)
    {
        var slash = path.Bytes.LastIndexOf((byte)'/');
        return _directories.Enter(slash < 0 ? [] : path.Bytes[..slash]);
    }

    private FileDescriptor Create(TreePath path, int permissions)
    {
        var parent = EnterParent(path);
        var file = FileDescriptor.CreateIn(parent, path.Name, permissions & PermissionBits);
        if (!file.IsOpen && Marshal.GetLastPInvokeError() == Errno.Exists && MakeWay(parent, path))
        {
            file = FileDescriptor.CreateIn(parent, path.Name, permissions & PermissionBits);
        }

        if (!file.IsOpen || (keepsPermissions && (permissions & ProcessUmask.Value) != 0
            && Libc.ChangeMode(file.Number, (uint)(permissions & PermissionBits)) != 0))
        {
            throw SystemCallException.Last($"create {path}");
        }

        return file;
    }

    private long? TryCopyLink(TreePath from, TreePath to, FileTime? modified)
    {
        using var link = FileDescriptor.OpenBeneath(root, from.Bytes, Libc.OpenPath | Libc.OpenNoFollow);
        if (!link.IsOpen || DirectoryCalls.TryReadLink(link) is not { } target)
        {
            return null;
        }

        WriteSymlink(to, target, modified);
        return target.Length;
    }

    private bool MakeWay(DirectoryHandle parent, TreePath path)
    {
        if (existing == ExistingFile.Refuse)
        {
            Marshal.SetLastPInvokeError(Errno.Exists);
            return false;
        }

        if (CaseFolding.Holds(parent, path.Name))
        {
            throw new SystemCallException(
                $"write {path} beside a name that differs only by case, which this file system takes for the same", Errno.Exists);
        }

        var errno = DirectoryCalls.Unlink(parent, path.Name);
        return errno == 0 ? true : throw new SystemCallException($"replace {path} by a file", errno);
    }
}
