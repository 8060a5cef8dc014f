using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Rebasing;

/// <summary>Notes what a rebase changes in a queue: patches written anew, and those that leave it.</summary>
/// <param name="folder">The queue.</param>
/// <param name="upstream">
/// The new mainline's name, where patches that it has stay as files, disabled in the series with that reason; null where they go.
/// </param>
public sealed class QueueRewrite(QueueFolder folder, string? upstream)
{
    /// <summary>Notes it.</summary>
    /// <param name="patches">The patches that do not stay as they are.</param>
    /// <param name="changes">Takes the changes.</param>
    public void Plan(IReadOnlyList<RebasedPatch> patches, QueueTransaction changes)
    {
        var draft = new SeriesDraft(folder);
        foreach (var patch in patches)
        {
            if (patch.IsDropped || patch.Goes)
            {
                Leave(patch, draft, changes);
            }

            if (!patch.IsDropped && patch.Bytes is { } bytes)
            {
                changes.Write(
                    patch.Patch.FilePath, QueueFile.TryRead(patch.Patch.FilePath), PatchPacking.Pack(patch.Patch.FilePath, bytes.Span));
            }
        }

        foreach (var file in folder.Series.Where(file => draft.Files.Contains(file.Path)))
        {
            changes.Write(file.Path, SeriesWriter.Write(file.Read()), SeriesWriter.Write(draft.Of(file)));
        }
    }

    private void Leave(RebasedPatch patch, SeriesDraft draft, QueueTransaction changes)
    {
        var isKept = !patch.IsDropped && upstream is not null;
        draft.Change(patch.Patch.SeriesFile, series =>
        {
            var entry = SeriesDraft.EntryOf(series, patch.Patch);
            return isKept ? SeriesEdit.Disable(series, entry, $"upstream in {upstream}") : SeriesEdit.RemoveWithComment(series, entry);
        });
        if (!isKept && QueueFile.TryRead(patch.Patch.FilePath) is { } bytes)
        {
            changes.Remove(patch.Patch.FilePath, bytes);
        }
    }
}
