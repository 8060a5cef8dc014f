using System.Runtime.InteropServices;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Porting;

/// <summary>
/// Which lines of a file on the old mainline are which on the new one, while patches are applied to both. Made by one comparison, and
/// carried along as long as patches change what is the same on both sides, so that a hunk costs no comparison of whole files.
/// </summary>
internal sealed class LineMap
{
    private readonly List<LineChange> _differences;

    private LineMap(IEnumerable<LineChange> differences) => _differences = [.. differences];

    /// <summary>Two files that are the same.</summary>
    public static LineMap Same => new([]);

    /// <summary>Compares two versions.</summary>
    public static LineMap Between(LineTable old, LineTable @new) => new(LineDiff.Between(old, @new, DiffAlgorithm.Histogram));

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
