using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Drafting;

/// <summary>Changes series files of a queue at once, by what the patches are called there.</summary>
public static class QueueEdit
{
    /// <summary>Puts a patch into the series, behind another or first of all.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="after">The patch to stand behind; null for the beginning of the first series file.</param>
    /// <param name="name">Its name, relative to the patches' folder.</param>
    /// <param name="options">What follows the name, such as <c>-p0</c>; empty for nothing.</param>
    public static void Insert(QueueFolder folder, PatchReference? after, ReadOnlySpan<byte> name, ReadOnlySpan<byte> options = default)
    {
        var draft = new SeriesDraft(folder);
        draft.Insert(after, name, options);
        draft.Write();
    }

    /// <summary>Puts a patch behind another, with the guards and options of that one.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="after">The patch to stand behind.</param>
    /// <param name="name">Its name, relative to the patches' folder.</param>
    public static void InsertAlike(QueueFolder folder, PatchReference after, ReadOnlySpan<byte> name)
    {
        var bytes = name.ToArray();
        var draft = new SeriesDraft(folder);
        draft.Change(after.SeriesFile, series =>
        {
            var entry = SeriesDraft.EntryOf(series, after);
            var line = series.Lines.OfType<SeriesLine.Entry>().First(line => line.Patches.Contains(entry)).Bytes.Span;
            var words = (entry.Comment.IsEmpty ? line : line[..line.IndexOf(entry.Comment.Span)]).Trim(" \t\r\n"u8);
            var at = words.IndexOf(entry.Name.Span);
            byte[] alike = [.. words[..at], .. bytes, .. words[(at + entry.Name.Length)..]];
            return SeriesEdit.Insert(series, entry, alike);
        });
        draft.Write();
    }

    /// <summary>Takes a patch out of its series.</summary>
    public static void Remove(QueueFolder folder, PatchReference patch)
    {
        var draft = new SeriesDraft(folder);
        draft.Remove(patch);
        draft.Write();
    }

    /// <summary>Gives a patch another name in its series.</summary>
    public static void Rename(QueueFolder folder, PatchReference patch, ReadOnlySpan<byte> name)
    {
        var draft = new SeriesDraft(folder);
        draft.Rename(patch, name);
        draft.Write();
    }
}
