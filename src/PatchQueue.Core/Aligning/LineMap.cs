using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Aligning;

/// <summary>
/// Which lines of a file on the old mainline are which on the new one, while patches are applied to both. Made by one comparison, and
/// carried along as long as patches change what is the same on both sides, so that a hunk costs no comparison of whole files.
/// </summary>
internal sealed class LineMap
{
    /// <summary>As many lines as a hunk mostly has context.</summary>
    public const int Margin = 3;

    private readonly List<LineChange> _differences;

    private LineMap(IEnumerable<LineChange> differences) => _differences = [.. differences];

    /// <summary>Two files that are the same.</summary>
    public static LineMap Same => new([]);

    /// <summary>Compares two versions.</summary>
    public static LineMap Between(LineTable old, LineTable @new, DiffAlgorithm algorithm) =>
        new(ChangedMiddle.Between(old, @new).Compare(old, @new, algorithm));

    /// <summary>What differs, in order.</summary>
    public ImmutableArray<LineChange> Differences => [.. _differences];

    /// <summary>Whether the files are the same.</summary>
    public bool IsSame => _differences.Count == 0;

    /// <summary>
    /// How far lines of the old file stand from the same lines of the new one; null where the range has, or touches, a line that is not
    /// the same.
    /// </summary>
    public int? ShiftOf(LineRange old)
    {
        var next = FirstBehind(old.Start);
        return next < _differences.Count && _differences[next].OldStart <= old.End ? null
            : next == 0 ? 0
            : _differences[next - 1].NewEnd - _differences[next - 1].OldEnd;
    }

    /// <summary>Notes that a range, the same on both sides, has become longer or shorter on both.</summary>
    /// <param name="old">The range before.</param>
    /// <param name="delta">How many lines it has gained.</param>
    public void Change(LineRange old, int delta)
    {
        var differences = CollectionsMarshal.AsSpan(_differences)[FirstBehind(old.Start)..];
        foreach (ref var difference in differences)
        {
            difference = difference with { OldStart = difference.OldStart + delta, NewStart = difference.NewStart + delta };
        }
    }

    /// <summary>
    /// Widens a range of the old file over each difference that it touches, and over as many lines beyond as a hunk has context.
    /// </summary>
    /// <param name="range">The range.</param>
    /// <param name="count">Lines of the old file.</param>
    public LineRange Widen(LineRange range, int count)
    {
        var (start, end) = (range.Start, range.End);
        for (var last = -1; last != start;)
        {
            last = start;
            for (var i = FirstBehind(start); i < _differences.Count && _differences[i].OldStart <= end; i++)
            {
                start = Math.Min(start, Math.Max(_differences[i].OldStart - Margin, 0));
                end = Math.Max(end, Math.Min(_differences[i].OldEnd + Margin, count));
            }
        }

        return LineRange.Between(start, end);
    }

    /// <summary>The lines of the new file that stand for a range that <see cref="Widen"/> gave.</summary>
    public LineRange NewOf(LineRange range)
    {
        var (before, behind) = (0, 0);
        foreach (var difference in _differences)
        {
            if (difference.OldEnd > range.End)
            {
                break;
            }

            behind = difference.NewEnd - difference.OldEnd;
            before = difference.OldEnd < range.Start ? behind : before;
        }

        return LineRange.Between(range.Start + before, range.End + behind);
    }

    /// <summary>Notes that a range that <see cref="Widen"/> gave has been replaced on both sides.</summary>
    /// <param name="old">The range before, of the old file.</param>
    /// <param name="new">The same of the new one.</param>
    /// <param name="oldCount">Lines that the old file has there now.</param>
    /// <param name="newCount">Lines that the new file has there now.</param>
    /// <param name="differences">What differs between them, counted from the ranges' starts.</param>
    public void Replace(LineRange old, LineRange @new, int oldCount, int newCount, IEnumerable<LineChange> differences)
    {
        var first = FirstBehind(old.Start);
        var behind = first;
        while (behind < _differences.Count && _differences[behind].OldEnd <= old.End)
        {
            behind++;
        }

        _differences.RemoveRange(first, behind - first);
        var (oldDelta, newDelta) = (oldCount - old.Count, newCount - @new.Count);
        foreach (ref var difference in CollectionsMarshal.AsSpan(_differences)[first..])
        {
            difference = difference with { OldStart = difference.OldStart + oldDelta, NewStart = difference.NewStart + newDelta };
        }

        _differences.InsertRange(first, differences.Select(
            change => change with { OldStart = change.OldStart + old.Start, NewStart = change.NewStart + @new.Start }));
    }

    // The first difference that does not end above a line.
    private int FirstBehind(int line)
    {
        var (low, high) = (0, _differences.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _differences[middle].OldEnd < line ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
