using PatchQueue.Checking;
using PatchQueue.Composing;
using PatchQueue.Expanding;
using PatchQueue.Headers;
using PatchQueue.Queues;
using PatchQueue.Series;
using PatchQueue.Text;

namespace PatchQueue.Ordering;

/// <summary>Checks what only a clone with the upstream commits can tell: the order of the sorted section, and the releases named.</summary>
/// <param name="folder">The queue.</param>
/// <param name="order">The upstream order.</param>
public sealed class UpstreamCheck(QueueFolder folder, CommitOrder order)
{
    /// <summary>Checks.</summary>
    /// <param name="readPatch">Reads a patch; null when it is missing.</param>
    /// <param name="readSeries">Reads a series file.</param>
    public IReadOnlyList<Finding> Run(Func<PatchReference, TaggedPatch?> readPatch, Func<SeriesFile, PatchSeries> readSeries) =>
        [.. folder.Series.SelectMany(file => Run(file, readPatch, readSeries(file)))];

    private List<Finding> Run(SeriesFile file, Func<PatchReference, TaggedPatch?> readPatch, PatchSeries series)
    {
        using var patches = new PatchFolder(file.PatchesDirectory, folder.Root);
        var known = series.Entries.DistinctBy(entry => entry.DisplayName).ToDictionary(
            entry => entry.DisplayName,
            entry => readPatch(new PatchReference(
                entry.Name, patches, entry.StripLevel, entry.IsReversed, file.Path, entry.LineNumber)),
            StringComparer.Ordinal);
        return [.. Unsorted(file, series, known), .. known.Values.OfType<TaggedPatch>().SelectMany(TooOld)];
    }

    private IEnumerable<Finding> Unsorted(SeriesFile file, PatchSeries series, Dictionary<string, TaggedPatch?> known)
    {
        var name = Path.GetRelativePath(folder.Root, file.Path);
        if (new SeriesSort(order, entry => known[entry.DisplayName]).Sort(series, isMoving: false) is not { } sorted)
        {
            yield break;
        }

        foreach (var entry in sorted.Faults.Where(entry => entry.Patch is not null))
        {
            yield return QueueRule.SeriesPlace.At(
                name, entry.Block.Line.LineNumber, $"{entry.Block.Entry.DisplayName} {entry.Decision.Fault}");
        }

        if (!sorted.IsSorted)
        {
            var line = sorted.Before.Lines.Zip(sorted.After.Lines)
                .FirstOrDefault(pair => !pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span)).First?.LineNumber ?? 0;
            yield return QueueRule.SeriesUnsorted.At(name, line, "the sorted section is not in upstream order from here");
        }
    }

    // A version that the clone has no tag of.
    private static bool IsOlder(string version, string than) =>
        ReleaseVersion.Read(version) is { } one && ReleaseVersion.Read(than) is { } other && one.CompareTo(other) < 0;

    private IEnumerable<Finding> TooOld(TaggedPatch patch)
    {
        var tag = patch.Header.First("Patch-mainline");
        var commit = UpstreamCommit.TaggedIn(patch.Header).FirstOrDefault();
        if (tag is null || commit is null || PatchMainline.Read(tag.Value) is not PatchMainline.Released { Next: null } said
            || order.Find(commit.Id) is not { } place || order.Releases.Of(place) is not { } first)
        {
            yield break;
        }

        if (order.Releases.IsBefore(said.Version, first) || IsOlder(said.Version, first))
        {
            yield return QueueRule.MainlineTooOld.At(
                patch.Reference.DisplayName, tag.LineNumber,
                $"Patch-mainline says {DisplayText.Of(said.Text)}, but its commit {commit.Id[..12]} is not in the mainline before {first}")
                with { Fix = $"pq tag set Patch-mainline {first} {patch.Reference.DisplayName}" };
        }
    }
}
