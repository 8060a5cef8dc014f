namespace PatchQueue.Diffing;

/// <summary>
/// Searches a box of lines from both corners at once, one edit further in each round. For each diagonal, old line less new line, the
/// furthest old line reached is kept. When that becomes dear, a path that has come far enough is good enough; the limits are git's.
/// </summary>
internal sealed class MyersSearch
{
    // From this many edits on a path with a long run of equal lines may end the search, and from the larger limit on any path does.
    private const int DearCost = 256;

    // This many equal lines make a run that a path may be trusted for.
    private const int LongRun = 20;

    // A path is good when it has come this many times further than it has edits.
    private const int GoodSpeed = 4;

    private readonly int[] _oldNumbers;
    private readonly int[] _newNumbers;
    private readonly int[] _forward;
    private readonly int[] _backward;

    // What makes the smallest diagonal an index.
    private readonly int _origin;
    private readonly int _maxCost;
    private LineBox _box;
    private DiagonalRange _heads;
    private DiagonalRange _tails;
    private bool _hasLongRun;

    /// <summary>Makes a search that can be used for all boxes within these lines.</summary>
    public MyersSearch(KeptLines oldLines, KeptLines newLines)
    {
        var diagonals = oldLines.Count + newLines.Count + 3;
        (_oldNumbers, _newNumbers) = (oldLines.Numbers, newLines.Numbers);
        (_forward, _backward) = (new int[diagonals], new int[diagonals]);
        _origin = newLines.Count + 1;
        _maxCost = Math.Max(KeptLines.RoughRoot(diagonals), DearCost);
    }

    /// <summary>Finds where to cut a box; the first and the last lines of its sides differ.</summary>
    public MyersCut FindCut(LineBox box, bool isMinimal)
    {
        _box = box;
        _heads = new DiagonalRange(box, box.OldStart - box.NewStart);
        _tails = new DiagonalRange(box, box.OldEnd - box.NewEnd);
        _forward[_origin + _heads.Middle] = box.OldStart;
        _backward[_origin + _tails.Middle] = box.OldEnd;
        var isOdd = ((_heads.Middle - _tails.Middle) & 1) != 0;
        for (var cost = 1; ; cost++)
        {
            _hasLongRun = false;
            if (StepForward(isOdd) is { } met)
            {
                return met;
            }

            if (StepBackward(!isOdd) is { } metToo)
            {
                return metToo;
            }

            if (!isMinimal && FindShortcut(cost) is { } shortcut)
            {
                return shortcut;
            }
        }
    }

    private MyersCut? StepForward(bool canMeet)
    {
        var (reached, old, @new) = (_forward, _oldNumbers, _newNumbers);
        var (oldEnd, newEnd) = (_box.OldEnd, _box.NewEnd);
        _heads.Widen(reached, _origin, outside: -1);
        for (var diagonal = _heads.Max; diagonal >= _heads.Min; diagonal -= 2)
        {
            var place = _origin + diagonal;
            var line = Math.Max(reached[place - 1] + 1, reached[place + 1]);
            var start = line;
            while (line < oldEnd && line - diagonal < newEnd && old[line] == @new[line - diagonal])
            {
                line++;
            }

            _hasLongRun |= line - start > LongRun;
            reached[place] = line;
            if (canMeet && _tails.Holds(diagonal) && _backward[place] <= line)
            {
                return new MyersCut(line, line - diagonal, true, true);
            }
        }

        return null;
    }

    private MyersCut? StepBackward(bool canMeet)
    {
        var (reached, old, @new) = (_backward, _oldNumbers, _newNumbers);
        var (oldStart, newStart) = (_box.OldStart, _box.NewStart);
        _tails.Widen(reached, _origin, outside: int.MaxValue);
        for (var diagonal = _tails.Max; diagonal >= _tails.Min; diagonal -= 2)
        {
            var place = _origin + diagonal;
            var line = Math.Min(reached[place - 1], reached[place + 1] - 1);
            var start = line;
            while (line > oldStart && line - diagonal > newStart && old[line - 1] == @new[line - diagonal - 1])
            {
                line--;
            }

            _hasLongRun |= start - line > LongRun;
            reached[place] = line;
            if (canMeet && _heads.Holds(diagonal) && line <= _forward[place])
            {
                return new MyersCut(line, line - diagonal, true, true);
            }
        }

        return null;
    }

    private MyersCut? FindShortcut(int cost)
    {
        if (_hasLongRun && cost > DearCost && (FindGoodHead(cost) ?? FindGoodTail(cost)) is { } good)
        {
            return good;
        }

        return cost >= _maxCost ? CutAtFurthest() : null;
    }

    // The best of the paths from the start that have come far and end in a long run of equal lines.
    private MyersCut? FindGoodHead(int cost)
    {
        var (best, bestLine, bestDiagonal) = (GoodSpeed * (long)cost, 0, 0);
        var found = false;
        for (var diagonal = _heads.Max; diagonal >= _heads.Min; diagonal -= 2)
        {
            var line = _forward[_origin + diagonal];
            var newLine = line - diagonal;
            var way = (long)(line - _box.OldStart) + (newLine - _box.NewStart) - Math.Abs(diagonal - _heads.Middle);
            if (way > best && line >= _box.OldStart + LongRun && line < _box.OldEnd && newLine >= _box.NewStart + LongRun
                && newLine < _box.NewEnd && HasRun(line - LongRun, newLine - LongRun))
            {
                (best, bestLine, bestDiagonal, found) = (way, line, diagonal, true);
            }
        }

        return found ? new MyersCut(bestLine, bestLine - bestDiagonal, true, false) : null;
    }

    private MyersCut? FindGoodTail(int cost)
    {
        var (best, bestLine, bestDiagonal) = (GoodSpeed * (long)cost, 0, 0);
        var found = false;
        for (var diagonal = _tails.Max; diagonal >= _tails.Min; diagonal -= 2)
        {
            var line = _backward[_origin + diagonal];
            var newLine = line - diagonal;
            var way = (long)(_box.OldEnd - line) + (_box.NewEnd - newLine) - Math.Abs(diagonal - _tails.Middle);
            if (way > best && line > _box.OldStart && line <= _box.OldEnd - LongRun && newLine > _box.NewStart
                && newLine <= _box.NewEnd - LongRun && HasRun(line, newLine))
            {
                (best, bestLine, bestDiagonal, found) = (way, line, diagonal, true);
            }
        }

        return found ? new MyersCut(bestLine, bestLine - bestDiagonal, false, true) : null;
    }

    private bool HasRun(int oldLine, int newLine) =>
        _oldNumbers.AsSpan(oldLine, LongRun).SequenceEqual(_newNumbers.AsSpan(newLine, LongRun));

    // Both corners' paths that have come furthest, and of these the one that has come further.
    private MyersCut CutAtFurthest()
    {
        var (head, headLine) = (-1L, 0);
        for (var diagonal = _heads.Max; diagonal >= _heads.Min; diagonal -= 2)
        {
            var line = Math.Min(Math.Min(_forward[_origin + diagonal], _box.OldEnd), _box.NewEnd + diagonal);
            if (head < (2L * line) - diagonal)
            {
                (head, headLine) = ((2L * line) - diagonal, line);
            }
        }

        var (tail, tailLine) = (long.MaxValue, 0);
        for (var diagonal = _tails.Max; diagonal >= _tails.Min; diagonal -= 2)
        {
            var line = Math.Max(Math.Max(_backward[_origin + diagonal], _box.OldStart), _box.NewStart + diagonal);
            if ((2L * line) - diagonal < tail)
            {
                (tail, tailLine) = ((2L * line) - diagonal, line);
            }
        }

        var isHead = (long)_box.OldEnd + _box.NewEnd - tail < head - _box.OldStart - _box.NewStart;
        return isHead
            ? new MyersCut(headLine, (int)(head - headLine), true, false)
            : new MyersCut(tailLine, (int)(tail - tailLine), false, true);
    }
}
