using PatchQueue.Work;

namespace PatchQueue.Git;

/// <summary>Reads many blobs with several threads, each with the repository opened anew.</summary>
public static class GitBlobs
{
    private const int Batch = 64;

    /// <summary>
    /// Hands each entry with its content to <paramref name="take"/>, in no certain order and from any of the crew's threads.
    /// Neighbours in path order mostly stay on one thread.
    /// </summary>
    /// <exception cref="GitException">A blob is missing; the other threads stop.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; it is looked at once every 64 blobs.</exception>
    public static void ReadAll(
        string repository, IReadOnlyList<GitEntry> entries, Crew crew, Action<GitEntry, byte[]> take, CancellationToken cancellation)
    {
        var opened = new GitObjects?[crew.Size];
        try
        {
            crew.Do((entries.Count + Batch - 1) / Batch, ReadBatch, cancellation);
        }
        finally
        {
            foreach (var objects in opened)
            {
                objects?.Dispose();
            }
        }

        void ReadBatch(int worker, int batch)
        {
            var objects = opened[worker] ??= GitObjects.Open(repository);
            for (var i = batch * Batch; i < Math.Min((batch + 1) * Batch, entries.Count); i++)
            {
                take(entries[i], objects.ReadBlob(entries[i].BlobId));
            }
        }
    }
}
