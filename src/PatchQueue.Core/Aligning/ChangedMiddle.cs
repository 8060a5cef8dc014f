using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Aligning;

/// <summary>
/// The lines between those that two versions of a file have in common at both ends: mostly few of it, so that only they are compared.
/// </summary>
/// <param name="Old">Its lines of the old version.</param>
/// <param name="New">Its lines of the new version.</param>
internal readonly record struct ChangedMiddle(LineRange Old, LineRange New)
{
    /// <summary>Whether the versions are the same.</summary>
    public bool IsEmpty => Old.IsEmpty && New.IsEmpty;

    /// <summary>Finds it.</summary>
    public static ChangedMiddle Between(LineTable old, LineTable @new)
    {
        var limit = Math.Min(old.Count, @new.Count);
        var head = HeadOf(old, @new, limit);
        var tail = 0;
        while (head + tail < limit && old.Matches(old.Count - 1 - tail, @new, @new.Count - 1 - tail))
        {
            tail++;
        }

        return new ChangedMiddle(LineRange.Between(head, old.Count - tail), LineRange.Between(head, @new.Count - tail));
    }

    /// <summary>What differs within it, counted from the files' starts.</summary>
    public IEnumerable<LineChange> Compare(LineTable old, LineTable @new, DiffAlgorithm algorithm)
    {
        var head = Old.Start;
        return LineDiff.Between(Part(old, Old), Part(@new, New), algorithm, GroupSliding.Down)
            .Select(change => change with { OldStart = change.OldStart + head, NewStart = change.NewStart + head });
    }

    /// <summary>Some lines of a file, as a file.</summary>
    public static LineTable Part(LineTable lines, LineRange range)
    {
        var slice = lines.Range(range.Start, range.Count);
        return LineTable.Of(lines.Bytes.Slice(slice.Offset, slice.Length));
    }

    // Bytes are compared at once, and then lines are counted.
    private static int HeadOf(LineTable old, LineTable @new, int limit)
    {
        var same = old.Bytes.Span.CommonPrefixLength(@new.Bytes.Span);
        var (low, high) = (0, limit);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = old.Range(0, middle).Length <= same && @new.Range(0, middle).Length <= same ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
