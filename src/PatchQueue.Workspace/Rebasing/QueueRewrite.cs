using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Rebasing;

/// <summary>Notes what a rebase changes in a queue: patches written anew, and those that the new mainline has taken out.</summary>
/// <param name="folder">The queue.</param>
/// <param name="keepsUpstreamed">Whether patches that the new mainline has stay in the series.</param>
public sealed class QueueRewrite(QueueFolder folder, bool keepsUpstreamed)
{
    /// <summary>Notes it.</summary>
    /// <param name="patches">The patches that do not stay as they are.</param>
    /// <param name="changes">Takes the changes.</param>
    public void Plan(IReadOnlyList<RebasedPatch> patches, QueueTransaction changes)
    {
        var draft = new SeriesDraft(folder);
        foreach (var patch in patches)
        {
            if (patch.Goes && !keepsUpstreamed)
            {
                draft.Change(patch.Patch.SeriesFile, series =>
                    SeriesEdit.RemoveWithComment(series, SeriesDraft.EntryOf(series, patch.Patch)));
                changes.Remove(patch.Patch.FilePath, QueueFile.TryRead(patch.Patch.FilePath)!);
            }
            else if (patch.Bytes is { } bytes)
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
}
