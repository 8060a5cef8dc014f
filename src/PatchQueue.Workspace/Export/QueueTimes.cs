using PatchQueue.Git;

namespace PatchQueue.Export;

/// <summary>
/// When the parts of a queue were last changed: the newest commit that touches a folder; without git, the time of the whole package.
/// </summary>
/// <param name="history">The queue's history; null without git.</param>
/// <param name="root">The folder that the parts lie in; absolute.</param>
/// <param name="epoch">The time of the whole package.</param>
public sealed class QueueTimes(WorktreeHistory? history, string root, long epoch)
{
    /// <summary>The times of a job's queue.</summary>
    public static QueueTimes Of(ExportJob job) => new(
        job.Stamp.Commit is null ? null : WorktreeHistory.Find(job.Root, CancellationToken.None),
        job.Queue.Folder!.Series[0].PatchesDirectory,
        job.Stamp.Epoch);

    /// <summary>When a folder or a file was last changed, in seconds since 1970; never later than the package.</summary>
    public long Of(string name)
    {
        var path = Path.Combine(root, name);
        return Math.Min(history?.NewestTouching(Path.Exists(path) ? path : root) ?? epoch, epoch);
    }
}
