using System.Numerics;

namespace PatchQueue.Series;

/// <summary>
/// Finds entries of one name. It holds nothing but them: a dictionary is four times as long, and each page that it touches first costs
/// time.
/// </summary>
/// <param name="count">How many there will be at most.</param>
internal sealed class EntryTable(int count)
{
    private readonly SeriesEntry?[] _slots = new SeriesEntry?[BitOperations.RoundUpToPowerOf2((uint)(count + (count / 2)) + 1)];

    /// <summary>Takes an entry in; returns the first of its name when there is one already.</summary>
    public SeriesEntry? Add(SeriesEntry entry)
    {
        var slot = NameComparer.Instance.GetHashCode(entry.Name);
        while (true)
        {
            ref var found = ref _slots[slot & (_slots.Length - 1)];
            if (found is null || found.Name.Span.SequenceEqual(entry.Name.Span))
            {
                var first = found;
                found ??= entry;
                return first;
            }

            slot++;
        }
    }
}
