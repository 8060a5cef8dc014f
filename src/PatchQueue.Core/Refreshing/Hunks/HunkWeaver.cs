using System.Collections.Immutable;
using PatchQueue.Diffing;

namespace PatchQueue.Refreshing;

/// <summary>
/// Puts the new hunks of a file together: old ones that are still true stay, what differs between them is compared anew, and hunks that
/// would overlap become one.
/// </summary>
internal sealed class HunkWeaver(LineTable oldLines, LineTable newLines, Alignment alignment, PatchStyle style)
{
    private readonly List<NewHunk> _hunks = [];
    private readonly List<LineChange> _fresh = [];
    private readonly List<HunkMatch> _adjoined = [];

    /// <summary>The changes that no old hunk tells, in order.</summary>
    public IReadOnlyList<LineChange> Fresh => _fresh;

    /// <summary>The hunks.</summary>
    public IReadOnlyList<NewHunk> Hunks => _hunks;

    /// <summary>The old hunks whose change touches one that no old hunk tells, without a line between.</summary>
    public IReadOnlyList<HunkMatch> Adjoined => _adjoined;

    /// <summary>Makes the hunks.</summary>
    /// <param name="matches">The old hunks that tell their change rightly, in order.</param>
    public void Weave(IEnumerable<HunkMatch> matches)
    {
        var (oldLine, newLine) = (0, 0);
        HunkMatch? above = null;
        foreach (var match in matches)
        {
            AddFresh(LineChangeBetween(oldLine, newLine, match.Core.OldStart, match.Core.NewStart), above, match);
            var range = match.IsExact
                ? new LineChange(match.OldLine, match.Hunk.Hunk.OldCount, match.NewLine, match.Hunk.Hunk.NewCount)
                : RangeOf(match.Changes);
            Add(new NewHunk(range, match.Changes, match.IsExact ? match : null, match.Hunk));
            (oldLine, newLine, above) = (match.Core.OldEnd, match.Core.NewEnd, match);
        }

        AddFresh(LineChangeBetween(oldLine, newLine, oldLines.Count, newLines.Count), above, null);
    }

    private static LineChange LineChangeBetween(int oldStart, int newStart, int oldEnd, int newEnd) =>
        new(oldStart, oldEnd - oldStart, newStart, newEnd - newStart);

    private void AddFresh(LineChange box, HunkMatch? above, HunkMatch? below)
    {
        foreach (var change in Compare(box))
        {
            AddAdjoined(above, change.OldStart == box.OldStart && change.NewStart == box.NewStart);
            AddAdjoined(below, change.OldEnd == box.OldEnd && change.NewEnd == box.NewEnd);
            _fresh.Add(change);
            Add(new NewHunk(RangeOf([change]), [change], null, null));
        }
    }

    private void AddAdjoined(HunkMatch? match, bool touches)
    {
        if (match is not null && touches)
        {
            _adjoined.Add(match);
        }
    }

    private IEnumerable<LineChange> Compare(LineChange box)
    {
        var (old, @new) = (oldLines.Range(box.OldStart, box.OldCount), newLines.Range(box.NewStart, box.NewCount));
        if (old.Of(oldLines.Bytes.Span).SequenceEqual(@new.Of(newLines.Bytes.Span)))
        {
            return [];
        }

        if (alignment.Joins(box.OldStart, box.NewStart) && alignment.Joins(box.OldEnd, box.NewEnd))
        {
            return alignment.Within(box);
        }

        // An old hunk tells its change otherwise than the comparison of the whole files does.
        var (oldPart, newPart) = (oldLines.Bytes.Slice(old.Offset, old.Length), newLines.Bytes.Slice(@new.Offset, @new.Length));
        return LineDiff.Between(LineTable.Of(oldPart), LineTable.Of(newPart), style.Algorithm, style.Sliding)
            .Select(change => change with { OldStart = change.OldStart + box.OldStart, NewStart = change.NewStart + box.NewStart });
    }

    private void Add(NewHunk hunk)
    {
        while (_hunks.Count > 0 && Overlap(_hunks[^1], hunk))
        {
            var above = _hunks[^1];
            _hunks.RemoveAt(_hunks.Count - 1);
            ImmutableArray<LineChange> changes = [.. above.Changes, .. hunk.Changes];
            hunk = new NewHunk(RangeOf(changes), changes, null, above.Origin ?? hunk.Origin);
        }

        _hunks.Add(hunk);
    }

    // git makes one hunk also of two that only touch; those of the old patch stay as they are.
    private static bool Overlap(NewHunk above, NewHunk below) =>
        above.Range.OldEnd > below.Range.OldStart || above.Range.NewEnd > below.Range.NewStart
        || (above.Range.OldEnd == below.Range.OldStart && above.Match is null && below.Match is null
            && (above.Origin is null || below.Origin is null));

    private LineChange RangeOf(ImmutableArray<LineChange> changes)
    {
        var range = UnifiedWriter.RangeOf(changes.AsSpan(), oldLines.Count, style.Unified.Context);

        // A side without lines at the file's beginning would say that there is no file.
        var namesAbsence = (range is { OldCount: 0, OldStart: 0 } && oldLines.Count > 0)
            || (range is { NewCount: 0, NewStart: 0 } && newLines.Count > 0);
        return namesAbsence ? UnifiedWriter.RangeOf(changes.AsSpan(), oldLines.Count, 1) : range;
    }
}
