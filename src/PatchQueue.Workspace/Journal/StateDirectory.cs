using PatchQueue.Native;

namespace PatchQueue.Journal;

/// <summary>
/// The directory <c>.pq</c> at the top of a tree: never reached through a link, and locked while a command changes the tree. The kernel
/// drops the lock with the process, so nothing stale is ever left.
/// </summary>
public sealed class StateDirectory : IDisposable
{
    private readonly DirectoryHandle? _lock;

    private StateDirectory(DirectoryHandle handle, DirectoryHandle? lockHandle) => (Handle, _lock) = (handle, lockHandle);

    /// <summary>The open directory.</summary>
    public DirectoryHandle Handle { get; }

    /// <summary>Makes <c>.pq</c> if need be, opens it and takes the lock.</summary>
    /// <exception cref="TreeBusyException">Another pq works on the tree.</exception>
    /// <exception cref="SystemCallException">It cannot be made, or something else has that name.</exception>
    public static StateDirectory Lock(DirectoryHandle root)
    {
        var handle = root.OpenOrMakeChild(".pq"u8);
        return Lock(handle, handle.OpenOrMakeChild("lock"u8));
    }

    /// <summary>Opens <c>.pq</c> and takes the lock where there is one, and makes nothing; null when the tree has no <c>.pq</c>.</summary>
    /// <exception cref="TreeBusyException">Another pq works on the tree.</exception>
    public static StateDirectory? TryLock(DirectoryHandle root) =>
        root.TryOpenChild(".pq"u8) is not { } handle ? null
        : handle.TryOpenChild("lock"u8) is { } lockHandle ? Lock(handle, lockHandle)
        : new StateDirectory(handle, null);

    /// <summary>Opens <c>.pq</c> to be read, without the lock; null when the tree has none.</summary>
    public static StateDirectory? TryOpen(DirectoryHandle root) =>
        root.TryOpenChild(".pq"u8) is { } handle ? new StateDirectory(handle, null) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock?.Dispose();
        Handle.Dispose();
    }

    private static StateDirectory Lock(DirectoryHandle handle, DirectoryHandle lockHandle)
    {
        var errno = DirectoryLock.TryTake(lockHandle);
        if (errno == 0)
        {
            HideFromGit(handle);
            return new StateDirectory(handle, lockHandle);
        }

        var holder = DirectoryLock.HolderOf(lockHandle);
        lockHandle.Dispose();
        handle.Dispose();
        throw errno == Errno.WouldBlock ? new TreeBusyException("tree", holder) : new SystemCallException("lock the tree", errno);
    }

    // In a worktree .pq is no file of anybody's.
    private static void HideFromGit(DirectoryHandle handle)
    {
        if (DirectoryCalls.Stat(handle, ".gitignore"u8, out _) != 0)
        {
            StateFile.Write(handle, ".gitignore"u8, "*\n"u8, isFlushed: false);
        }
    }
}
