namespace PatchQueue.Diffing;

/// <summary>
/// Moves the groups of changed lines of one file to where they read best. A group can go down by a line when its first line is the same as
/// the one below it, and up when its last is the same as the one above; groups that meet become one.
/// </summary>
internal sealed class GroupSlider
{
    // Further down from its last place no group is looked for a better one; the limit is git's.
    private const int MaxSliding = 100;

    private readonly LineTable _lines;
    private readonly GroupSliding _sliding;
    private readonly ChangeGroup _group;

    // The group at the same place of the other file, always in step.
    private readonly ChangeGroup _other;

    private GroupSlider(LineTable lines, bool[] marks, LineTable otherLines, bool[] otherMarks, GroupSliding sliding)
    {
        (_lines, _sliding) = (lines, sliding);
        _group = new ChangeGroup(lines, marks);
        _other = new ChangeGroup(otherLines, otherMarks);
    }

    /// <summary>Slides the groups of both files.</summary>
    public static void Slide(LineTable oldLines, LineTable newLines, ChangeMarks marks, GroupSliding sliding)
    {
        if (sliding != GroupSliding.None)
        {
            new GroupSlider(oldLines, marks.Old, newLines, marks.New, sliding).Run();
            new GroupSlider(newLines, marks.New, oldLines, marks.Old, sliding).Run();
        }
    }

    private void Run()
    {
        do
        {
            if (!_group.IsEmpty)
            {
                Place();
            }

            _other.MoveDown();
        }
        while (_group.MoveDown());
    }

    private void Place()
    {
        int count;
        int highestEnd;
        bool meetsOther;
        do
        {
            count = _group.Count;
            SlideUp();
            highestEnd = _group.End;
            meetsOther = SlideDown();
        }
        while (count != _group.Count);

        if (_group.End == highestEnd)
        {
            return;
        }

        if (meetsOther)
        {
            SlideUpWhile(() => _other.IsEmpty);
        }
        else if (_sliding == GroupSliding.Indent)
        {
            var best = BestEnd(Math.Max(highestEnd, Math.Max(_group.End - count - 1, _group.End - MaxSliding)), count);
            SlideUpWhile(() => _group.End > best);
        }
    }

    private void SlideUp()
    {
        while (_group.TrySlideUp())
        {
            _other.MoveUp();
        }
    }

    // Whether anywhere on the way the other file has a change too.
    private bool SlideDown()
    {
        var meetsOther = !_other.IsEmpty;
        while (_group.TrySlideDown())
        {
            _other.MoveDown();
            meetsOther |= !_other.IsEmpty;
        }

        return meetsOther;
    }

    private void SlideUpWhile(Func<bool> isTooLow)
    {
        while (isTooLow() && _group.TrySlideUp())
        {
            _other.MoveUp();
        }
    }

    // The lowest of the best places.
    private int BestEnd(int highest, int count)
    {
        var (best, bestScore) = (highest, SplitScore.Of(_lines, highest, count));
        for (var end = highest + 1; end <= _group.End; end++)
        {
            var score = SplitScore.Of(_lines, end, count);
            if (score.CompareTo(bestScore) <= 0)
            {
                (best, bestScore) = (end, score);
            }
        }

        return best;
    }
}
