using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Aligning;

/// <summary>
/// Which lines of a file are which on the old and the new mainline, found in two ways. Where the two do not say the same, nothing is known.
/// The second way is gone when lines have to be merged, which few patches need.
/// </summary>
internal sealed class LineMaps
{
    private readonly LineMap _first;
    private LineMap? _second;

    private LineMaps(LineMap first) => _first = first;

    /// <summary>Compares two versions; null for none.</summary>
    public static LineMaps Between(SourceFile? old, SourceFile? @new) => new(FileMerge.IsSame(old, @new)
        ? LineMap.Same
        : LineMap.Between(LineTable.Of(old?.Bytes ?? default), LineTable.Of(@new?.Bytes ?? default), DiffAlgorithm.Histogram));

    /// <summary>Whether the files have the same lines.</summary>
    public bool IsSame => _first.IsSame;

    /// <inheritdoc cref="LineMap.ShiftOf"/>
    public int? ShiftOf(LineRange old) =>
        _first.ShiftOf(old) is { } shift && (_second is null || _second.ShiftOf(old) == shift) ? shift : null;

    /// <inheritdoc cref="LineMap.Change"/>
    public void Change(LineRange old, int delta)
    {
        _first.Change(old, delta);
        _second?.Change(old, delta);
    }

    /// <summary>Goes the second way, too.</summary>
    /// <param name="old">The old file as it is.</param>
    /// <param name="now">The new file as it is.</param>
    public void Complete(FileText old, FileText now) =>
        _second ??= LineMap.Between(LineTable.Of(old.ToArray()), LineTable.Of(now.ToArray()), DiffAlgorithm.Myers);

    /// <summary>
    /// A range around another that ends on both sides in lines that are the same by either way; null where there is none. Both ways must
    /// have been gone.
    /// </summary>
    /// <param name="range">The range, of the old file.</param>
    /// <param name="count">Lines of the old file.</param>
    public (LineRange Old, LineRange New)? Around(LineRange range, int count)
    {
        range = LineRange.Between(Math.Max(range.Start - LineMap.Margin, 0), Math.Min(range.End + LineMap.Margin, count));
        for (var last = new LineRange(-1, 0); range != last;)
        {
            last = range;
            range = _second!.Widen(_first.Widen(range, count), count);
        }

        return _first.NewOf(range) is var @new && @new == _second!.NewOf(range) ? (range, @new) : null;
    }

    /// <inheritdoc cref="LineMap.Replace"/>
    public void Replace(LineRange old, LineRange @new, LineTable oldNow, LineTable newNow)
    {
        _first.Replace(
            old, @new, oldNow.Count, newNow.Count, LineDiff.Between(oldNow, newNow, DiffAlgorithm.Histogram, GroupSliding.Down));
        _second?.Replace(
            old, @new, oldNow.Count, newNow.Count, LineDiff.Between(oldNow, newNow, DiffAlgorithm.Myers, GroupSliding.Down));
    }
}
