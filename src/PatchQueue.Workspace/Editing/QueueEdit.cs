using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Series;
using PatchQueue.Text;

namespace PatchQueue.Editing;

/// <summary>Changes series files of a queue by what the patches are called there.</summary>
public static class QueueEdit
{
    /// <summary>Puts a patch into the series, behind another or first of all.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="after">The patch to stand behind; null for the beginning of the first series file.</param>
    /// <param name="name">Its name, relative to the patches' folder.</param>
    public static void Insert(QueueFolder folder, PatchReference? after, ReadOnlySpan<byte> name)
    {
        var file = after is null ? folder.Series[0] : folder.Series.First(series => series.Path == after.SeriesFile);
        var series = file.Read();
        Write(file, SeriesEdit.Insert(series, after is null ? null : EntryOf(series, after), name));
    }

    /// <summary>Puts a patch behind another, with the guards and options of that one.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="after">The patch to stand behind.</param>
    /// <param name="name">Its name, relative to the patches' folder.</param>
    public static void InsertAlike(QueueFolder folder, PatchReference after, ReadOnlySpan<byte> name)
    {
        var file = folder.Series.First(series => series.Path == after.SeriesFile);
        var series = file.Read();
        var entry = EntryOf(series, after);
        var line = series.Lines.OfType<SeriesLine.Entry>().First(line => line.Patches.Contains(entry)).Bytes.Span;
        var words = (entry.Comment.IsEmpty ? line : line[..line.IndexOf(entry.Comment.Span)]).Trim(" \t\r\n"u8);
        var at = words.IndexOf(entry.Name.Span);
        byte[] alike = [.. words[..at], .. name, .. words[(at + entry.Name.Length)..]];
        Write(file, SeriesEdit.Insert(series, entry, alike));
    }

    /// <summary>Takes a patch out of its series.</summary>
    public static void Remove(QueueFolder folder, PatchReference patch)
    {
        var file = folder.Series.First(series => series.Path == patch.SeriesFile);
        var series = file.Read();
        Write(file, SeriesEdit.Remove(series, EntryOf(series, patch)));
    }

    /// <summary>Gives a patch another name in its series.</summary>
    public static void Rename(QueueFolder folder, PatchReference patch, ReadOnlySpan<byte> name)
    {
        var file = folder.Series.First(series => series.Path == patch.SeriesFile);
        var series = file.Read();
        Write(file, SeriesEdit.Rename(series, EntryOf(series, patch), name));
    }

    private static SeriesEntry EntryOf(PatchSeries series, PatchReference patch) =>
        series.Entries.First(entry => entry.LineNumber == patch.SeriesLine && entry.Name.Span.SequenceEqual(patch.Name.Span));

    // What comes out must say no more wrong than what went in, or the edit was not understood.
    private static void Write(SeriesFile file, PatchSeries edited)
    {
        if (edited.Diagnostics.FirstOrDefault(found => found.Severity == Severity.Error) is { } fault)
        {
            throw new IOException($"{file.Path}:{fault.Line} would be wrong then: {fault.Message}");
        }

        QueueFile.Write(file.Path, SeriesWriter.Write(edited));
    }
}
