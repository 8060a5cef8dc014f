using System.Runtime.InteropServices;
using PatchQueue.Native;

namespace PatchQueue.Journal;

/// <summary>
/// The directory <c>.pq</c> at the top of a tree: never reached through a link, and locked while a command changes the tree. The kernel
/// drops the lock with the process, so nothing stale is ever left.
/// </summary>
public sealed class StateDirectory : IDisposable
{
    private const int Attempts = 10;
    private const int PauseMilliseconds = 10;

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
        var lockHandle = handle.OpenOrMakeChild("lock"u8);
        var errno = TryLock(lockHandle);
        if (errno == 0)
        {
            return new StateDirectory(handle, lockHandle);
        }

        lockHandle.Dispose();
        handle.Dispose();
        throw errno == Errno.WouldBlock ? new TreeBusyException() : new SystemCallException("lock the tree", errno);
    }

    /// <summary>Opens <c>.pq</c> to be read, without the lock; null when the tree has none.</summary>
    public static StateDirectory? TryOpen(DirectoryHandle root) =>
        root.TryOpenChild(".pq"u8) is { } handle ? new StateDirectory(handle, null) : null;

    // A program that is just being started holds a copy of every lock of the process that starts it, until it runs.
    private static int TryLock(DirectoryHandle handle)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (Libc.Lock(handle.Descriptor, Libc.LockExclusive | Libc.LockNonBlocking) == 0)
            {
                return 0;
            }

            var errno = Marshal.GetLastPInvokeError();
            if (errno != Errno.WouldBlock || attempt == Attempts)
            {
                return errno;
            }

            Thread.Sleep(PauseMilliseconds);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock?.Dispose();
        Handle.Dispose();
    }
}
