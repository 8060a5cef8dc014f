using System.Runtime.InteropServices;
using System.Text;
using PatchQueue.Guards;

namespace PatchQueue.Series;

/// <summary>Changes to a series, each a new one: only the lines concerned differ, and those keep the dress of their neighbours.</summary>
public static class SeriesEdit
{
    /// <summary>Puts a patch on a line of its own, behind another or at the beginning.</summary>
    /// <param name="series">The series.</param>
    /// <param name="after">The entry to stand behind; null for the beginning.</param>
    /// <param name="name">The patch's name.</param>
    /// <param name="options">What follows the name, such as <c>-p0</c>; empty for nothing.</param>
    /// <exception cref="InvalidOperationException">The line of <paramref name="after"/> names further patches behind it.</exception>
    public static PatchSeries Insert(PatchSeries series, SeriesEntry? after, ReadOnlySpan<byte> name, ReadOnlySpan<byte> options = default)
    {
        byte[] words = options.IsEmpty ? name.ToArray() : [.. name, (byte)' ', .. options];
        if (after is null)
        {
            return InsertFirst(series, words);
        }

        var line = LineOf(series, after);
        if (line.Patches[^1] != after)
        {
            throw new InvalidOperationException(
                $"line {line.LineNumber} of the series names several patches; put {after.DisplayName} on a line of its own first");
        }

        var bytes = line.Bytes.Span;
        byte[] end = bytes.EndsWith("\r\n"u8) ? [.. "\r\n"u8] : [.. "\n"u8];
        byte[] missing = bytes.EndsWith("\n"u8) ? [] : end;
        return Splice(series, EndOf(series, line), 0, [.. missing, .. IndentOf(bytes), .. words, .. end]);
    }

    /// <summary>Takes an entry out; its line goes with it when it names nothing else.</summary>
    public static PatchSeries Remove(PatchSeries series, SeriesEntry entry)
    {
        var line = LineOf(series, entry);
        return line.Patches.Length == 1
            ? Splice(series, StartOf(series, line), line.Bytes.Length, [])
            : Splice(series, OffsetOf(series, entry.Name), entry.Name.Length, []);
    }

    /// <summary>Takes an entry out with its lone comment: one line above it, which is about nothing else.</summary>
    public static PatchSeries RemoveWithComment(PatchSeries series, SeriesEntry entry)
    {
        var at = series.Lines.IndexOf(LineOf(series, entry));
        var isLone = at >= 1 && series.Lines[at - 1] is SeriesLine.Comment comment && !SortedLines.IsHeading(comment)
            && (at < 2 || series.Lines[at - 2] is not SeriesLine.Comment)
            && (at + 1 == series.Lines.Length || series.Lines[at + 1] is not SeriesLine.Entry);
        var removed = Remove(series, entry);
        return isLone ? Splice(removed, StartOf(removed, removed.Lines[at - 1]), removed.Lines[at - 1].Bytes.Length, []) : removed;
    }

    /// <summary>Puts a patch on a line of its own, behind a comment and the comments that follow it without a gap.</summary>
    /// <param name="series">The series.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="name">The patch's name.</param>
    public static PatchSeries InsertBelow(PatchSeries series, SeriesLine.Comment comment, ReadOnlySpan<byte> name)
    {
        var last = series.Lines.Skip(series.Lines.IndexOf(comment)).TakeWhile(line => line is SeriesLine.Comment).Last();
        byte[] missing = last.Bytes.Span.EndsWith("\n"u8) ? [] : [.. "\n"u8];
        return Splice(series, EndOf(series, last), 0, [.. missing, .. IndentOf(comment.Bytes.Span), .. name, (byte)'\n']);
    }

    /// <summary>Gives an entry another name.</summary>
    public static PatchSeries Rename(PatchSeries series, SeriesEntry entry, ReadOnlySpan<byte> name) =>
        Splice(series, OffsetOf(series, entry.Name), entry.Name.Length, name);

    /// <summary>Gives an entry of quilt's series another strip level.</summary>
    /// <param name="series">The series.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="level">The level; 1 needs no <c>-p</c>.</param>
    /// <exception cref="InvalidOperationException">The series knows no options.</exception>
    public static PatchSeries Strip(PatchSeries series, SeriesEntry entry, int level)
    {
        if (series.Dialect is not (SeriesDialect.Quilt or SeriesDialect.Debian))
        {
            throw new InvalidOperationException("only quilt's series has -pN behind a name");
        }

        var line = LineOf(series, entry).Bytes.Span;
        var text = (entry.Comment.IsEmpty ? line : line[..line.IndexOf(entry.Comment.Span)]).TrimEnd(" \t\r\n"u8);
        var end = line.IndexOf(entry.Name.Span) + entry.Name.Length;
        var words = (level == 1 ? "" : $" -p{level}") + (entry.IsReversed ? " -R" : "");
        return Splice(series, OffsetOf(series, entry.Name) + entry.Name.Length, text.Length - end, Encoding.ASCII.GetBytes(words));
    }

    /// <summary>Puts an entry beside another; the comments that belong to it go with it.</summary>
    /// <exception cref="InvalidOperationException">A line that would have to be taken apart is continued by a backslash.</exception>
    public static PatchSeries Move(PatchSeries series, SeriesEntry entry, SeriesEntry target, SeriesSide side)
    {
        var (from, to) = (series.Entries.IndexOf(entry), series.Entries.IndexOf(target));
        var apart = OnOwnLine(OnOwnLine(series, from), to);
        var blocks = new SeriesBlocks(apart);
        blocks.Move(apart.Entries[from], apart.Entries[to], side);
        return blocks.Join();
    }

    /// <summary>Gives the places that some entries have to the same entries in another order; all others stay where they are.</summary>
    /// <inheritdoc cref="Move"/>
    public static PatchSeries Arrange(PatchSeries series, IReadOnlyList<SeriesEntry> order)
    {
        var places = order.Select(entry => series.Entries.IndexOf(entry)).ToList();
        var apart = places.Aggregate(series, OnOwnLine);
        var blocks = new SeriesBlocks(apart);
        blocks.Arrange([.. places.Select(place => apart.Entries[place])]);
        return blocks.Join();
    }

    /// <summary>Gives an entry of a SUSE series other guards.</summary>
    /// <param name="series">The series.</param>
    /// <param name="entry">The entry; where its line names others too, it gets a line of its own.</param>
    /// <param name="guards">All guards that are to hold for it; empty for none.</param>
    /// <param name="comment">The comment behind it, without <c>#</c>; empty for none, null for the one that it has.</param>
    /// <exception cref="InvalidOperationException">The series knows no guards, or the entry's line is continued by a backslash.</exception>
    public static PatchSeries Guard(PatchSeries series, SeriesEntry entry, GuardList guards, string? comment)
    {
        if (series.Dialect != SeriesDialect.Suse)
        {
            throw new InvalidOperationException("only a series.conf of kernel-source has guards");
        }

        var place = series.Entries.IndexOf(entry);
        var apart = OnOwnLine(series, place);
        var line = LineOf(apart, apart.Entries[place]);
        return Splice(apart, StartOf(apart, line), line.Bytes.Length, SeriesLineEdit.Guard(line, guards, comment));
    }

    /// <summary>Has a series leave a patch out for good: guarded, marked or as a comment, whatever its dialect knows.</summary>
    /// <param name="series">The series.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="reason">Why, on one line.</param>
    /// <exception cref="InvalidOperationException">The entry's line is continued by a backslash.</exception>
    public static PatchSeries Disable(PatchSeries series, SeriesEntry entry, string reason)
    {
        switch (series.Dialect)
        {
            case SeriesDialect.Suse:
                return Guards.Guard.TryParse("-"u8, out var never)
                    ? Guard(series, entry, GuardList.Of([.. entry.Guards.Guards, never]), reason)
                    : throw new System.Diagnostics.UnreachableException();
            case SeriesDialect.Armbian:
                return Splice(series, OffsetOf(series, entry.Name), 0, "-"u8);
            default:
                return Splice(series, OffsetOf(series, entry.Name), 0, Encoding.UTF8.GetBytes($"# {reason}: "));
        }
    }

    private static PatchSeries OnOwnLine(PatchSeries series, int place)
    {
        var line = LineOf(series, series.Entries[place]);
        return line.Patches.Length == 1 ? series : Splice(series, StartOf(series, line), line.Bytes.Length, SeriesLineEdit.Unfold(line));
    }

    // quilt puts it above everything; where comments tell what the sections are, it stands at the first patch.
    private static PatchSeries InsertFirst(PatchSeries series, byte[] words)
    {
        var first = series.Dialect is SeriesDialect.Quilt or SeriesDialect.Debian
            ? null
            : series.Lines.OfType<SeriesLine.Entry>().FirstOrDefault();
        var indent = first is null ? [] : IndentOf(first.Bytes.Span);
        return Splice(series, first is null ? 0 : StartOf(series, first), 0, [.. indent, .. words, (byte)'\n']);
    }

    private static PatchSeries Splice(PatchSeries series, int start, int length, ReadOnlySpan<byte> replacement)
    {
        var bytes = SeriesWriter.Write(series);
        byte[] edited = [.. bytes.AsSpan(0, start), .. replacement, .. bytes.AsSpan(start + length)];
        return SeriesReader.Read(edited, series.Dialect);
    }

    private static SeriesLine.Entry LineOf(PatchSeries series, SeriesEntry entry) =>
        series.Lines.OfType<SeriesLine.Entry>().First(line => line.Patches.Contains(entry));

    private static int StartOf(PatchSeries series, SeriesLine line) =>
        series.Lines.TakeWhile(other => !ReferenceEquals(other, line)).Sum(other => other.Bytes.Length);

    private static int EndOf(PatchSeries series, SeriesLine line) => StartOf(series, line) + line.Bytes.Length;

    private static byte[] IndentOf(ReadOnlySpan<byte> line) => line[..Math.Max(line.IndexOfAnyExcept(" \t"u8), 0)].ToArray();

    // Lines and names are parts of the one buffer that the series was read from, in its order.
    private static int OffsetOf(PatchSeries series, ReadOnlyMemory<byte> name) =>
        MemoryMarshal.TryGetArray(name, out var part) && MemoryMarshal.TryGetArray(series.Lines[0].Bytes, out var first)
            ? part.Offset - first.Offset
            : throw new InvalidOperationException("the series was not read from an array");
}
