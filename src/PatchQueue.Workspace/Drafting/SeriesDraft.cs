using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Series;
using PatchQueue.Text;

namespace PatchQueue.Drafting;

/// <summary>The series files of a queue as they are to be: changed in memory first, so that it is known what comes of it.</summary>
/// <param name="folder">The queue.</param>
public sealed class SeriesDraft(QueueFolder folder)
{
    private readonly Dictionary<string, PatchSeries> _edited = new(StringComparer.Ordinal);

    /// <summary>The paths of the series files that are to be otherwise; absolute.</summary>
    public IReadOnlyCollection<string> Files => _edited.Keys;

    /// <summary>Whether a byte of any file is to be otherwise.</summary>
    public bool IsOtherwise => folder.Series.Any(file => _edited.TryGetValue(file.Path, out var series)
        && !SeriesWriter.Write(file.Read()).AsSpan().SequenceEqual(SeriesWriter.Write(series)));

    /// <summary>A series file as it is to be.</summary>
    public PatchSeries Of(SeriesFile file) => _edited.TryGetValue(file.Path, out var series) ? series : file.Read();

    /// <summary>Puts a patch into the series, behind another or first of all.</summary>
    /// <param name="after">The patch to stand behind; null for the beginning of the first series file.</param>
    /// <param name="name">Its name, relative to the patches' folder.</param>
    /// <param name="options">What follows the name, such as <c>-p0</c>; empty for nothing.</param>
    public void Insert(PatchReference? after, ReadOnlySpan<byte> name, ReadOnlySpan<byte> options = default)
    {
        var (bytes, words) = (name.ToArray(), options.ToArray());
        var file = folder.Series.First(series => series.Path == (after?.SeriesFile ?? folder.Series[0].Path));
        if (words.Length > 0 && Of(file).Dialect is SeriesDialect.Suse or SeriesDialect.Armbian)
        {
            throw new IOException($"{file.Path} is a series without options; a patch of it applies with -p1");
        }

        Change(after?.SeriesFile ?? folder.Series[0].Path, series =>
            SeriesEdit.Insert(series, after is null ? null : EntryOf(series, after), bytes, words));
        Demand(after?.SeriesFile ?? folder.Series[0].Path, bytes);
    }

    /// <summary>Takes a patch out of its series.</summary>
    public void Remove(PatchReference patch) => Change(patch.SeriesFile, series => SeriesEdit.Remove(series, EntryOf(series, patch)));

    /// <summary>Gives a patch another name in its series.</summary>
    public void Rename(PatchReference patch, ReadOnlySpan<byte> name)
    {
        var bytes = name.ToArray();
        Change(patch.SeriesFile, series => SeriesEdit.Rename(series, EntryOf(series, patch), bytes));
        Demand(patch.SeriesFile, bytes);
    }

    /// <summary>Gives a patch another strip level in its series.</summary>
    public void Strip(PatchReference patch, int level) =>
        Change(patch.SeriesFile, series => SeriesEdit.Strip(series, EntryOf(series, patch), level));

    /// <summary>Puts a patch beside another of the same series file.</summary>
    /// <exception cref="IOException">The other stands in another file.</exception>
    public void Move(PatchReference patch, PatchReference target, SeriesSide side)
    {
        DemandOneFile([patch, target]);
        Change(patch.SeriesFile, series => SeriesEdit.Move(series, EntryOf(series, patch), EntryOf(series, target), side));
    }

    /// <summary>Gives the places of some patches of one series file to the same patches in another order.</summary>
    /// <exception cref="IOException">They stand in several files.</exception>
    public void Arrange(IReadOnlyList<PatchReference> order)
    {
        DemandOneFile(order);
        Change(order[0].SeriesFile, series => SeriesEdit.Arrange(series, [.. order.Select(patch => EntryOf(series, patch))]));
    }

    /// <summary>Changes a series file.</summary>
    /// <exception cref="IOException">The change cannot be made, or something would be wrong then.</exception>
    public void Change(string path, Func<PatchSeries, PatchSeries> edit)
    {
        try
        {
            var edited = edit(Of(folder.Series.First(file => file.Path == path)));
            // What comes out must say no more wrong than what went in, or the edit was not understood.
            _edited[path] = edited.Diagnostics.FirstOrDefault(found => found.Severity == Severity.Error) is { } fault
                ? throw new IOException($"{path}:{fault.Line} would be wrong then: {fault.Message}")
                : edited;
        }
        catch (InvalidOperationException fault)
        {
            throw new IOException($"{path}: {fault.Message}", fault);
        }
    }

    /// <summary>The entry of a patch as the draft has it.</summary>
    public static SeriesEntry EntryOf(PatchSeries series, PatchReference patch)
    {
        var named = series.Entries.Where(entry => entry.Name.Span.SequenceEqual(patch.Name.Span)).ToList();
        return named.Find(entry => entry.LineNumber == patch.SeriesLine) ?? named[0];
    }

    /// <summary>The active patches as the draft has them.</summary>
    public PatchList ToList(QueueSettings settings)
    {
        var symbols = settings.SymbolSet;
        return PatchList.Read(folder, settings, Of, series => series.Active(symbols));
    }

    /// <summary>Writes the files that differ.</summary>
    public void Write()
    {
        foreach (var (path, series) in _edited)
        {
            QueueFile.Write(path, SeriesWriter.Write(series));
        }
    }

    private static void DemandOneFile(IReadOnlyList<PatchReference> patches)
    {
        if (patches.FirstOrDefault(patch => patch.SeriesFile != patches[0].SeriesFile) is { } other)
        {
            throw new IOException($"{patches[0].DisplayName} and {other.DisplayName} stand in different series files");
        }
    }

    // A name can be a comment, a guard or two words to the series.
    private void Demand(string path, byte[] name)
    {
        if (!_edited[path].Entries.Any(entry => entry.Name.Span.SequenceEqual(name)))
        {
            throw new IOException($"{path} cannot have a patch called '{DisplayText.Of(name)}'");
        }
    }
}
