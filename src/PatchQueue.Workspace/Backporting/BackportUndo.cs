using System.Globalization;
using System.IO.Hashing;
using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Series;
using PatchQueue.Worklist;

namespace PatchQueue.Backporting;

/// <summary>Takes back the patches that backports have put into a queue, but for those that somebody has changed since.</summary>
public static class BackportUndo
{
    /// <summary>What to note of a patch that was put in.</summary>
    /// <param name="name">The patch.</param>
    /// <param name="bytes">Its bytes.</param>
    public static string NoteOf(string name, ReadOnlySpan<byte> bytes) => $"{HashOf(bytes)} {name}";

    /// <summary>Notes what is to be taken back.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="list">Its patches.</param>
    /// <param name="work">The work; what is done of it has the notes.</param>
    /// <param name="changes">Takes the changes.</param>
    /// <returns>The patches that stay, for somebody has changed them.</returns>
    public static IReadOnlyList<string> Plan(QueueFolder folder, PatchList list, IEnumerable<WorkItem> work, QueueTransaction changes)
    {
        var (draft, kept) = (new SeriesDraft(folder), new List<string>());
        foreach (var note in work.Where(item => item.State == WorkItemState.Done).Select(item => item.Note.Split(' ', 2)))
        {
            var patch = list.References.FirstOrDefault(reference => reference.DisplayName == note[1]);
            var bytes = patch is null ? null : QueueFile.TryRead(patch.FilePath);
            if (bytes is null || HashOf(bytes) != note[0])
            {
                kept.Add(note[1]);
                continue;
            }

            draft.Remove(patch!);
            changes.Remove(patch!.FilePath, bytes);
        }

        foreach (var file in folder.Series.Where(file => draft.Files.Contains(file.Path)))
        {
            changes.Write(file.Path, SeriesWriter.Write(file.Read()), SeriesWriter.Write(draft.Of(file)));
        }

        return kept;
    }

    private static string HashOf(ReadOnlySpan<byte> bytes) =>
        XxHash128.HashToUInt128(bytes).ToString("x32", CultureInfo.InvariantCulture);
}
