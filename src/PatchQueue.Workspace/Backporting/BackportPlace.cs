using PatchQueue.Composing;
using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Ordering;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Backporting;

/// <summary>Puts patches that are only in memory into a series: into its sorted section, or at its end where it has none.</summary>
/// <param name="folder">The queue.</param>
/// <param name="order">The upstream order.</param>
/// <param name="draft">The series files as they are to be.</param>
internal sealed class BackportPlace(QueueFolder folder, CommitOrder order, SeriesDraft draft)
{
    private readonly Dictionary<string, TaggedPatch?> _known = new(StringComparer.Ordinal);
    private readonly SeriesFile _file = folder.Series.FirstOrDefault(file => SortedLines.Of(file.Read()) is not null) ?? folder.Series[^1];

    /// <summary>The folder that the series' names begin at; absolute.</summary>
    public string PatchesDirectory => _file.PatchesDirectory;

    /// <summary>Puts a patch in.</summary>
    /// <param name="patch">The patch, with its tags.</param>
    /// <returns>The patch with the tags that its place wants.</returns>
    /// <exception cref="IOException">The section is not sorted, or the commit has no place in it.</exception>
    public TaggedPatch Insert(TaggedPatch patch)
    {
        var name = patch.Reference.Name.ToArray();
        _known[patch.Reference.DisplayName] = patch;
        if (SortedLines.Of(draft.Of(_file)) is null)
        {
            draft.Change(_file.Path, series => SeriesEdit.Insert(series, series.Entries.LastOrDefault(), name));
            return patch;
        }

        using var patches = new PatchFolder(_file.PatchesDirectory, folder.Root);
        var sort = new SeriesSort(order, entry => Read(entry, patches));
        var current = sort.Sort(draft.Of(_file), isMoving: false)!;
        Demand(current);
        if (!current.IsSorted)
        {
            throw new IOException($"{_file.Path} is not sorted; run 'pq sort' first");
        }

        var inserted = sort.Insert(current, [name]);
        Demand(inserted);
        draft.Change(_file.Path, _ => inserted.After);
        return patch with { Header = inserted.Entries[^1].Retagged(order) };
    }

    private TaggedPatch? Read(SeriesEntry entry, PatchFolder patches)
    {
        if (!_known.TryGetValue(entry.DisplayName, out var patch))
        {
            _known.Add(entry.DisplayName, patch = TryRead(
                new PatchReference(entry.Name, patches, entry.StripLevel, entry.IsReversed, _file.Path, entry.LineNumber)));
        }

        return patch;
    }

    private static TaggedPatch? TryRead(PatchReference patch)
    {
        try
        {
            return TaggedPatch.Read(patch);
        }
        catch (PatchFileException)
        {
            return null;
        }
    }

    private void Demand(SortResult result)
    {
        if (result.Faults.FirstOrDefault() is { } fault)
        {
            throw new IOException(
                $"{_file.Path}: {fault.Block.Entry.DisplayName} {fault.Decision.Fault}; 'pq sort --check' lists all that have no place");
        }
    }
}
