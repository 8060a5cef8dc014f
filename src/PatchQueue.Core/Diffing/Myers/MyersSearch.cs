namespace PatchQueue.Diffing;

/// <summary>
/// Searches a box of lines from both corners at once, one edit further in each round, until the paths meet or a
/// <see cref="MyersShortcut"/> is good enough.
/// </summary>
internal sealed class MyersSearch
{
    private readonly int[] _oldNumbers;
    private readonly int[] _newNumbers;
    private readonly DiagonalFront _heads;
    private readonly DiagonalFront _tails;
    private readonly MyersShortcut _shortcut;
    private LineBox _box;
    private int _longestRun;

    /// <summary>Makes a search that can be used for all boxes within these lines.</summary>
    public MyersSearch(KeptLines oldLines, KeptLines newLines)
    {
        (_oldNumbers, _newNumbers) = (oldLines.Numbers, newLines.Numbers);
        var diagonals = oldLines.Count + newLines.Count + 1;
        _heads = new DiagonalFront(-newLines.Count, diagonals, outside: -1);
        _tails = new DiagonalFront(-newLines.Count, diagonals, outside: int.MaxValue);
        _shortcut = new MyersShortcut(oldLines, newLines, _heads, _tails);
    }

    /// <summary>Finds where to cut a box; the first lines of its sides differ, and so do the last.</summary>
    public MyersCut FindCut(LineBox box, bool isMinimal)
    {
        _box = box;
        _heads.Start(box, box.OldStart, box.NewStart);
        _tails.Start(box, box.OldEnd, box.NewEnd);

        // Paths can only meet on a diagonal of both fronts: after a step forward when their corners' diagonals differ by an odd number.
        var isOdd = ((_heads.Middle - _tails.Middle) & 1) != 0;
        for (var cost = 1; ; cost++)
        {
            _longestRun = 0;
            if ((StepForward(isOdd) ?? StepBackward(!isOdd)) is { } meeting)
            {
                return meeting;
            }

            if (!isMinimal && _shortcut.Find(box, cost, _longestRun) is { } shortcut)
            {
                return shortcut;
            }
        }
    }

    private MyersCut? StepForward(bool canMeet)
    {
        _heads.Widen();
        var (reached, old, @new) = (_heads.Reached, _oldNumbers, _newNumbers);
        var (oldEnd, newEnd) = (_box.OldEnd, _box.NewEnd);
        var (min, origin, longest) = (_heads.Min, _heads.Origin, 0);
        for (var diagonal = _heads.Max; diagonal >= min; diagonal -= 2)
        {
            var place = origin + diagonal;
            var start = Math.Max(reached[place - 1] + 1, reached[place + 1]);
            var line = start;
            while (line < oldEnd && line - diagonal < newEnd && old[line] == @new[line - diagonal])
            {
                line++;
            }

            longest = Math.Max(longest, line - start);
            reached[place] = line;
            if (canMeet && _tails.Holds(diagonal) && _tails[diagonal] <= line)
            {
                return new MyersCut(line, line - diagonal, true, true);
            }
        }

        _longestRun = Math.Max(_longestRun, longest);
        return null;
    }

    private MyersCut? StepBackward(bool canMeet)
    {
        _tails.Widen();
        var (reached, old, @new) = (_tails.Reached, _oldNumbers, _newNumbers);
        var (oldStart, newStart) = (_box.OldStart, _box.NewStart);
        var (min, origin, longest) = (_tails.Min, _tails.Origin, 0);
        for (var diagonal = _tails.Max; diagonal >= min; diagonal -= 2)
        {
            var place = origin + diagonal;
            var start = Math.Min(reached[place - 1], reached[place + 1] - 1);
            var line = start;
            while (line > oldStart && line - diagonal > newStart && old[line - 1] == @new[line - diagonal - 1])
            {
                line--;
            }

            longest = Math.Max(longest, start - line);
            reached[place] = line;
            if (canMeet && _heads.Holds(diagonal) && line <= _heads[diagonal])
            {
                return new MyersCut(line, line - diagonal, true, true);
            }
        }

        _longestRun = Math.Max(_longestRun, longest);
        return null;
    }
}
