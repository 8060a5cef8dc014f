using PatchQueue.Journal;
using PatchQueue.Native;

namespace PatchQueue.Queues;

/// <summary>Keeps other pqs from changing a queue, which many trees may share, while this one does.</summary>
public sealed class QueueLock : IDisposable
{
    private readonly DirectoryHandle _folder;

    private QueueLock(DirectoryHandle folder) => _folder = folder;

    /// <summary>Takes the lock.</summary>
    /// <param name="folder">The queue's root; absolute.</param>
    /// <exception cref="TreeBusyException">Another pq has it.</exception>
    public static QueueLock Take(string folder)
    {
        var handle = DirectoryHandle.Open(folder);
        var errno = DirectoryLock.TryTake(handle);
        if (errno == 0)
        {
            return new QueueLock(handle);
        }

        var holder = DirectoryLock.HolderOf(handle);
        handle.Dispose();
        throw errno == Errno.WouldBlock ? new TreeBusyException("queue", holder) : new SystemCallException("lock the queue", errno);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
