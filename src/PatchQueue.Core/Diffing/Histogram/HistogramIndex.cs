namespace PatchQueue.Diffing;

/// <summary>Where each line of a part of the old file occurs in it, and the block of common lines that this makes the best.</summary>
internal sealed class HistogramIndex
{
    // Blocks whose rarest line occurs more often say nothing; the limit is git's.
    private const int MaxCount = 64;

    private readonly int[] _oldNumbers;
    private readonly int[] _newNumbers;

    // By class: its first line in the part, how many it has; and by line the next one of its class. Outside of a search all counts are 0.
    private readonly int[] _firsts;
    private readonly int[] _counts;
    private readonly int[] _nexts;
    private LineBox _box;
    private LineBox? _best;
    private int _bestCount;
    private bool _hasCommon;

    /// <summary>Makes an index that can be used for all parts of these lines.</summary>
    public HistogramIndex(LineClasses classes)
    {
        (_oldNumbers, _newNumbers) = (classes.Old, classes.New);
        (_firsts, _counts) = (GC.AllocateUninitializedArray<int>(classes.Count), new int[classes.Count]);
        _nexts = GC.AllocateUninitializedArray<int>(classes.Old.Length);
    }

    /// <summary>
    /// Finds the longest block of common lines among those that hold a line as rare as any; null when the part has nothing in common.
    /// </summary>
    /// <returns>False when every common line occurs too often to tell anything.</returns>
    public bool TryFindBlock(LineBox box, out LineBox? block)
    {
        (_box, _best, _bestCount, _hasCommon) = (box, null, MaxCount + 1, false);
        IndexOldLines();
        for (var line = box.NewStart; line < box.NewEnd;)
        {
            line = TryBlocksWith(line);
        }

        foreach (var number in _oldNumbers.AsSpan(box.OldLines))
        {
            _counts[number] = 0;
        }

        block = _best;
        return !_hasCommon || _bestCount <= MaxCount;
    }

    private void IndexOldLines()
    {
        for (var line = _box.OldEnd - 1; line >= _box.OldStart; line--)
        {
            var number = _oldNumbers[line];
            _nexts[line] = _counts[number] == 0 ? -1 : _firsts[number];
            _firsts[number] = line;
            _counts[number]++;
        }
    }

    // The new line that is to be tried next: lines within a block are not tried again.
    private int TryBlocksWith(int newLine)
    {
        var number = _newNumbers[newLine];
        var count = _counts[number];
        _hasCommon |= count > 0;
        var next = newLine + 1;
        if (count == 0 || count > _bestCount)
        {
            return next;
        }

        for (var oldLine = _firsts[number]; oldLine >= 0;)
        {
            var block = Extend(oldLine, newLine, count, out var rarest);
            next = Math.Max(next, block.NewEnd);
            if (block.OldCount > (_best?.OldCount ?? 1) || rarest < _bestCount)
            {
                (_best, _bestCount) = (block, rarest);
            }

            do
            {
                oldLine = _nexts[oldLine];
            }
            while (oldLine >= 0 && oldLine < block.OldEnd);
        }

        return next;
    }

    private LineBox Extend(int oldLine, int newLine, int count, out int rarest)
    {
        rarest = count;
        var (oldStart, newStart) = (oldLine, newLine);
        while (oldStart > _box.OldStart && newStart > _box.NewStart && _oldNumbers[oldStart - 1] == _newNumbers[newStart - 1])
        {
            (oldStart, newStart) = (oldStart - 1, newStart - 1);
            rarest = Math.Min(rarest, _counts[_oldNumbers[oldStart]]);
        }

        var (oldEnd, newEnd) = (oldLine + 1, newLine + 1);
        while (oldEnd < _box.OldEnd && newEnd < _box.NewEnd && _oldNumbers[oldEnd] == _newNumbers[newEnd])
        {
            rarest = Math.Min(rarest, _counts[_oldNumbers[oldEnd]]);
            (oldEnd, newEnd) = (oldEnd + 1, newEnd + 1);
        }

        return new LineBox(oldStart, oldEnd, newStart, newEnd);
    }
}
