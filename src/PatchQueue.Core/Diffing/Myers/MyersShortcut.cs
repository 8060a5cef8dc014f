namespace PatchQueue.Diffing;

/// <summary>
/// Cuts a box before the paths from its corners meet, when the search has become dear: where a path has come far with few edits, or, from a
/// higher cost on, wherever one has come furthest. The limits are git's, so that the result is.
/// </summary>
internal sealed class MyersShortcut(KeptLines oldLines, KeptLines newLines, DiagonalFront heads, DiagonalFront tails)
{
    // This many equal lines make a run that a path may be trusted for.
    private const int LongRun = 20;

    // Rounds before a search is dear.
    private const int DearCost = 256;

    // A path is good when it has come this many times further than it has edits.
    private const int GoodSpeed = 4;

    private readonly int[] _oldNumbers = oldLines.Numbers;
    private readonly int[] _newNumbers = newLines.Numbers;
    private readonly int _maxCost = Math.Max(KeptLines.RoughRoot(oldLines.Count + newLines.Count + 3), DearCost);
    private LineBox _box;

    /// <summary>Finds a cut.</summary>
    /// <param name="box">The box that is searched.</param>
    /// <param name="cost">Rounds so far.</param>
    /// <param name="longestRun">The most equal lines that a path met in a row in this round.</param>
    /// <returns>Null when the search is to go on.</returns>
    public MyersCut? Find(LineBox box, int cost, int longestRun)
    {
        _box = box;
        if (longestRun > LongRun && cost > DearCost && (FindGoodHead(cost) ?? FindGoodTail(cost)) is { } good)
        {
            return good;
        }

        return cost >= _maxCost ? CutAtFurthest() : null;
    }

    // The best of the paths from the start that have come far and end in a long run of equal lines.
    private MyersCut? FindGoodHead(int cost)
    {
        var (best, cut) = (GoodSpeed * (long)cost, default(MyersCut?));
        for (var diagonal = heads.Max; diagonal >= heads.Min; diagonal -= 2)
        {
            var (line, newLine) = (heads[diagonal], heads[diagonal] - diagonal);
            var way = (long)(line - _box.OldStart) + (newLine - _box.NewStart) - Math.Abs(diagonal - heads.Middle);
            if (way > best && line >= _box.OldStart + LongRun && line < _box.OldEnd && newLine >= _box.NewStart + LongRun
                && newLine < _box.NewEnd && HasRun(line - LongRun, newLine - LongRun))
            {
                (best, cut) = (way, new MyersCut(line, newLine, true, false));
            }
        }

        return cut;
    }

    private MyersCut? FindGoodTail(int cost)
    {
        var (best, cut) = (GoodSpeed * (long)cost, default(MyersCut?));
        for (var diagonal = tails.Max; diagonal >= tails.Min; diagonal -= 2)
        {
            var (line, newLine) = (tails[diagonal], tails[diagonal] - diagonal);
            var way = (long)(_box.OldEnd - line) + (_box.NewEnd - newLine) - Math.Abs(diagonal - tails.Middle);
            if (way > best && line > _box.OldStart && line <= _box.OldEnd - LongRun && newLine > _box.NewStart
                && newLine <= _box.NewEnd - LongRun && HasRun(line, newLine))
            {
                (best, cut) = (way, new MyersCut(line, newLine, false, true));
            }
        }

        return cut;
    }

    private bool HasRun(int oldLine, int newLine) =>
        _oldNumbers.AsSpan(oldLine, LongRun).SequenceEqual(_newNumbers.AsSpan(newLine, LongRun));

    // Of the path from the start that has come furthest, and that from the end, the one that has come further.
    private MyersCut CutAtFurthest()
    {
        var (head, headLine) = (-1L, 0);
        for (var diagonal = heads.Max; diagonal >= heads.Min; diagonal -= 2)
        {
            var line = Math.Min(Math.Min(heads[diagonal], _box.OldEnd), _box.NewEnd + diagonal);
            if (head < (2L * line) - diagonal)
            {
                (head, headLine) = ((2L * line) - diagonal, line);
            }
        }

        var (tail, tailLine) = (long.MaxValue, 0);
        for (var diagonal = tails.Max; diagonal >= tails.Min; diagonal -= 2)
        {
            var line = Math.Max(Math.Max(tails[diagonal], _box.OldStart), _box.NewStart + diagonal);
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
