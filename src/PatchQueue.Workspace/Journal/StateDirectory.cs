using System.Runtime.InteropServices;
using PatchQueue.Native;

namespace PatchQueue.Journal;

/// <summary>
/// The directory <c>.pq</c> at the top of a tree: never reached through a link, and locked while a command changes the tree. The kernel
/// drops the lock with the process, so nothing stale is ever left.
/// </summary>
public sealed class StateDirectory : IDisposable
{
    private readonly DirectoryHandle _lock;

    private StateDirectory(DirectoryHandle handle, DirectoryHandle lockHandle) => (Handle, _lock) = (handle, lockHandle);

    /// <summary>The open directory.</summary>
    public DirectoryHandle Handle { get; }

    /// <summary>Makes <c>.pq</c> if need be, opens it and takes the lock.</summary>
    /// <exception cref="TreeBusyException">Another pq works on the tree.</exception>
    /// <exception cref="SystemCallException">It cannot be made, or something else has that name.</exception>
    public static StateDirectory Lock(DirectoryHandle root)
    {
        var handle = root.OpenOrMakeChild(".pq"u8);
        var lockHandle = handle.OpenOrMakeChild("lock"u8);
        if (Libc.Lock(lockHandle.Descriptor, Libc.LockExclusive | Libc.LockNonBlocking) == 0)
        {
            return new StateDirectory(handle, lockHandle);
        }

        var errno = Marshal.GetLastPInvokeError();
        lockHandle.Dispose();
        handle.Dispose();
        throw errno == Errno.WouldBlock ? new TreeBusyException() : new SystemCallException("lock the tree", errno);
    }

    /// <summary>Whether the tree has a <c>.pq</c>.</summary>
    public static bool Exists(DirectoryHandle root)
    {
        using var handle = root.TryOpenChild(".pq"u8);
        return handle is not null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        Handle.Dispose();
    }
}
