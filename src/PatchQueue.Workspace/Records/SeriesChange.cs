using System.Collections.Immutable;

namespace PatchQueue.Records;

/// <summary>
/// How a series differs from the one a tree was made from. A patch that does what it did and stands among the same neighbours as before
/// keeps its place; all others, the fewest possible, are out of the old series and into the new one.
/// </summary>
/// <param name="NewPlaces">For each patch of the old series its place in the new one; -1 when it went.</param>
/// <param name="Added">Places in the new series of the patches that have come, moved or changed, ascending.</param>
internal sealed record SeriesChange(ImmutableArray<int> NewPlaces, ImmutableArray<int> Added)
{
    /// <summary>Whether the two are the same.</summary>
    public bool IsEmpty => Added.IsEmpty && !NewPlaces.Contains(-1);

    /// <summary>Compares two series.</summary>
    /// <param name="old">The old one.</param>
    /// <param name="partners">For each patch of the new one the patch of the old one that it is, by what it does; -1 for none.</param>
    public static SeriesChange Between(ImmutableArray<RecordedPatch> old, ReadOnlySpan<int> partners)
    {
        var newPlaces = new int[old.Length];
        Array.Fill(newPlaces, -1);
        foreach (var place in LongestRising(partners))
        {
            newPlaces[partners[place]] = place;
        }

        var kept = newPlaces.ToHashSet();
        return new SeriesChange([.. newPlaces], [.. Enumerable.Range(0, partners.Length).Where(place => !kept.Contains(place))]);
    }

    // The longest subsequence of partners that rises: what is in it has not moved.
    private static List<int> LongestRising(ReadOnlySpan<int> partners)
    {
        var ends = new List<int>();
        var before = new int[partners.Length];
        for (var place = 0; place < partners.Length; place++)
        {
            if (partners[place] < 0)
            {
                continue;
            }

            var at = FirstNotBelow(partners, ends, partners[place]);
            before[place] = at == 0 ? -1 : ends[at - 1];
            if (at == ends.Count)
            {
                ends.Add(place);
            }
            else
            {
                ends[at] = place;
            }
        }

        var rising = new List<int>();
        for (var place = ends.Count > 0 ? ends[^1] : -1; place >= 0; place = before[place])
        {
            rising.Add(place);
        }

        return rising;
    }

    private static int FirstNotBelow(ReadOnlySpan<int> partners, List<int> ends, int value)
    {
        if (ends.Count == 0 || partners[ends[^1]] < value)
        {
            return ends.Count;
        }

        var (low, high) = (0, ends.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = partners[ends[middle]] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
