using System.Collections.Immutable;
using PatchQueue.Series;

namespace PatchQueue.Ordering;

/// <summary>What comes of sorting a series.</summary>
/// <param name="Before">The series as it was.</param>
/// <param name="After">The series sorted; the same where a patch has no place.</param>
/// <param name="Entries">The patches of the sorted section in their old order.</param>
public sealed record SortResult(PatchSeries Before, PatchSeries After, ImmutableArray<SortedEntry> Entries)
{
    /// <summary>Whether the series is sorted already.</summary>
    public bool IsSorted => SeriesWriter.Write(Before).AsSpan().SequenceEqual(SeriesWriter.Write(After));

    /// <summary>The patches that have no place.</summary>
    public IEnumerable<SortedEntry> Faults => Entries.Where(entry => entry.Decision.Fault is not null);

    /// <summary>The patches whose tags are not those of their branch.</summary>
    public IEnumerable<SortedEntry> Outdated => Entries.Where(entry => entry.Decision is { Fault: null, NewRepository: not null });
}
