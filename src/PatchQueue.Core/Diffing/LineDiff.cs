using System.Collections.Immutable;

namespace PatchQueue.Diffing;

/// <summary>
/// Compares two files line by line. The result is what <c>git diff</c> shows for the same algorithm, with any context but none: with none
/// git leaves out the common end before it compares.
/// </summary>
public static class LineDiff
{
    /// <summary>Finds what changed.</summary>
    /// <param name="oldLines">The file before.</param>
    /// <param name="newLines">The file after.</param>
    /// <param name="algorithm">How lines are matched.</param>
    /// <param name="sliding">Where groups of changed lines are put that could stand elsewhere.</param>
    /// <returns>The changes in the order of the lines, at least one common line between two; empty when the files are the same.</returns>
    public static ImmutableArray<LineChange> Between(
        LineTable oldLines, LineTable newLines, DiffAlgorithm algorithm = DiffAlgorithm.Myers, GroupSliding sliding = GroupSliding.Indent)
    {
        if (oldLines.Bytes.Span.SequenceEqual(newLines.Bytes.Span))
        {
            return [];
        }

        var marks = new ChangeMarks(oldLines.Count, newLines.Count);
        if (algorithm == DiffAlgorithm.Histogram)
        {
            var all = new LineBox(0, oldLines.Count, 0, newLines.Count);
            new HistogramDiff(new LineClasses(oldLines, newLines, all), marks).Run();
        }
        else
        {
            MatchByMyers(oldLines, newLines, marks, algorithm == DiffAlgorithm.Minimal);
        }

        GroupSlider.Slide(oldLines, newLines, marks, sliding);
        return marks.ToChanges();
    }

    /// <summary>Moves the groups of a comparison that was made without sliding.</summary>
    /// <param name="oldLines">The file before.</param>
    /// <param name="newLines">The file after.</param>
    /// <param name="changes">The changes between them, in order.</param>
    /// <param name="sliding">Where groups are put.</param>
    public static ImmutableArray<LineChange> Slide(
        LineTable oldLines, LineTable newLines, ImmutableArray<LineChange> changes, GroupSliding sliding = GroupSliding.Indent)
    {
        var marks = ChangeMarks.Of(oldLines.Count, newLines.Count, changes.AsSpan());
        GroupSlider.Slide(oldLines, newLines, marks, sliding);
        return marks.ToChanges();
    }

    private static void MatchByMyers(LineTable oldLines, LineTable newLines, ChangeMarks marks, bool isMinimal)
    {
        var rest = WithoutCommonEnds(oldLines, newLines);
        if (rest.IsSettled)
        {
            marks.MarkOld(rest.OldStart, rest.OldEnd);
            marks.MarkNew(rest.NewStart, rest.NewEnd);
            return;
        }

        var classes = new LineClasses(oldLines, newLines, rest);
        classes.CountCommon(0, rest.OldStart);
        classes.CountCommon(rest.OldEnd, oldLines.Count);
        new MyersDiff(classes, marks, isMinimal).Run(oldLines.Count, newLines.Count);
    }

    private static LineBox WithoutCommonEnds(LineTable oldLines, LineTable newLines)
    {
        var head = 0;
        var limit = Math.Min(oldLines.Count, newLines.Count);
        while (head < limit && oldLines.Matches(head, newLines, head))
        {
            head++;
        }

        var (oldEnd, newEnd) = (oldLines.Count, newLines.Count);
        while (oldEnd > head && newEnd > head && oldLines.Matches(oldEnd - 1, newLines, newEnd - 1))
        {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        }

        return new LineBox(head, oldEnd, head, newEnd);
    }
}
