using System.Collections.Immutable;
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
    private LineMap _first;
    private LineMap? _second;
    private bool _isFollowed;

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
        _second ??= IsSame ? LineMap.Same : LineMap.Between(LineTable.Of(old.ToArray()), LineTable.Of(now.ToArray()), DiffAlgorithm.Myers);

    /// <summary>
    /// A range around another that ends on both sides in lines that are the same by either way; null where there is none. Both ways must
    /// have been gone.
    /// </summary>
    /// <param name="range">The range, of the old file.</param>
    /// <param name="count">Lines of the old file.</param>
    public (LineRange Old, LineRange New)? Around(LineRange range, int count)
    {
        range = LineRange.Between(Math.Max(range.Start - LineMap.Margin, 0), Math.Min(range.End + LineMap.Margin, count));
        range = Widen(range, count);
        return _first.NewOf(range) is var @new && @new == _second!.NewOf(range) ? (range, @new) : null;
    }

    /// <summary>What differs, found by histogram, and by Myers.</summary>
    /// <param name="old">The old file as it is.</param>
    /// <param name="now">The new file as it is.</param>
    public IReadOnlyList<ImmutableArray<LineChange>> Differences(LineTable old, LineTable now)
    {
        _second ??= LineMap.Between(old, now, DiffAlgorithm.Myers);
        return [_first.Differences, _second.Differences];
    }

    /// <summary>
    /// Compares the files anew where that has been done for pieces only: the pieces may be put together otherwise than the whole would be.
    /// </summary>
    /// <param name="old">The old file as it is.</param>
    /// <param name="now">The new file as it is.</param>
    /// <returns>Whether something has been done.</returns>
    public bool TryRenew(FileText old, FileText now)
    {
        if (!_isFollowed)
        {
            return false;
        }

        var (before, after) = (LineTable.Of(old.ToArray()), LineTable.Of(now.ToArray()));
        _first = LineMap.Between(before, after, DiffAlgorithm.Histogram);
        _second = LineMap.Between(before, after, DiffAlgorithm.Myers);
        _isFollowed = false;
        return true;
    }

    /// <summary>Follows a change of both sides; only what stands around it is compared anew.</summary>
    public void Follow(LineTable oldBefore, LineTable oldAfter, LineTable newBefore, LineTable newAfter)
    {
        var (old, now) = (ChangedMiddle.Between(oldBefore, oldAfter), ChangedMiddle.Between(newBefore, newAfter));
        if (old.IsEmpty && now.IsEmpty)
        {
            return;
        }

        if (Around(old, now, oldBefore.Count) is var (oldLines, newLines))
        {
            Replace(oldLines, newLines, After(oldAfter, oldLines, old), After(newAfter, newLines, now));
            return;
        }

        (_first, _second, _isFollowed) = (LineMap.Between(oldAfter, newAfter, DiffAlgorithm.Histogram), null, false);
    }

    /// <inheritdoc cref="LineMap.Replace"/>
    public void Replace(LineRange old, LineRange @new, LineTable oldNow, LineTable newNow)
    {
        _isFollowed = true;
        _first.Replace(
            old, @new, oldNow.Count, newNow.Count, LineDiff.Between(oldNow, newNow, DiffAlgorithm.Histogram, GroupSliding.Down));
        _second?.Replace(
            old, @new, oldNow.Count, newNow.Count, LineDiff.Between(oldNow, newNow, DiffAlgorithm.Myers, GroupSliding.Down));
    }

    // A range that has what has changed on both sides, and ends in lines that are the same by either way.
    private (LineRange Old, LineRange New)? Around(ChangedMiddle old, ChangedMiddle now, int count)
    {
        var range = old.IsEmpty ? new LineRange(Math.Min(now.Old.Start, count), 0) : old.Old;
        while (true)
        {
            range = LineRange.Between(Math.Max(range.Start - LineMap.Margin, 0), Math.Min(range.End + LineMap.Margin, count));
            range = Widen(range, count);
            var lines = _first.NewOf(range);
            if (_second is not null && _second.NewOf(range) != lines)
            {
                return null;
            }

            var (above, below) = (Math.Max(lines.Start - now.Old.Start, 0), Math.Max(now.Old.End - lines.End, 0));
            if (now.IsEmpty || (above == 0 && below == 0))
            {
                return (range, lines);
            }

            range = LineRange.Between(Math.Max(range.Start - above, 0), Math.Min(range.End + below, count));
        }
    }

    private LineRange Widen(LineRange range, int count)
    {
        for (var last = new LineRange(-1, 0); range != last;)
        {
            last = range;
            range = _first.Widen(range, count);
            range = _second?.Widen(range, count) ?? range;
        }

        return range;
    }

    private static LineTable After(LineTable after, LineRange lines, ChangedMiddle change) => ChangedMiddle.Part(
        after, new LineRange(lines.Start, lines.Count + change.New.Count - change.Old.Count));
}
