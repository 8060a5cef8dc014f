namespace PatchQueue.Applying;

/// <summary>
/// Finds where a hunk fits, as GNU patch 2.7.6 does: at its line moved by what the last hunk was moved, else at the nearest place, below
/// before above; hunks with less context on one side only at that end of the file; never before the end of the last hunk.
/// </summary>
internal sealed class HunkPlacer
{
    // A hostile hunk of equal lines in a file of equal lines would otherwise cost their product.
    private const long MaxComparedLines = 50_000_000;

    private readonly List<int> _anchors = [];
    private long _compared;

    /// <summary>How far the hunks of this file have moved so far, in lines.</summary>
    public int Offset { get; private set; }

    /// <summary>Last line, from 1, that an earlier hunk of this file covers.</summary>
    public int Frozen { get; private set; }

    /// <summary>Whether the last search was given up because it would have cost too much.</summary>
    public bool GaveUp => _compared > MaxComparedLines;

    /// <summary>Whether the last hunk was refused because it belongs before the end of an earlier one.</summary>
    public bool IsMisordered { get; private set; }

    /// <summary>Begins with the first hunk of a file.</summary>
    public void Reset() => (Offset, Frozen) = (0, 0);

    /// <summary>Places a hunk with the least fuzz that is allowed and does.</summary>
    /// <returns>Null when it fits nowhere.</returns>
    public Placement? Place(FileText file, HunkLines hunk, int maxFuzz)
    {
        (_compared, IsMisordered) = (0, hunk.PatternCount == 0);
        for (var fuzz = 0; fuzz <= Math.Min(maxFuzz, hunk.Context); fuzz++)
        {
            if (Locate(file, hunk, fuzz) is not { } found)
            {
                continue;
            }

            Offset += found.Line - (hunk.First + Offset);
            Frozen = found.Line + hunk.PatternCount - 1;
            return found with { Offset = Offset, Fuzz = fuzz };
        }

        return null;
    }

    private Placement? Locate(FileText file, HunkLines hunk, int fuzz)
    {
        var guess = hunk.First + Offset;
        if (hunk.PatternCount == 0)
        {
            return guess > Frozen ? new Placement(guess, 1) : null;
        }

        var prefixFuzz = fuzz + hunk.PrefixContext - hunk.Context;
        var suffixFuzz = fuzz + hunk.SuffixContext - hunk.Context;
        if (prefixFuzz < 0 && hunk.First <= 1)
        {
            var isWhole = suffixFuzz >= 0 || hunk.PatternCount == file.LineCount;
            return isWhole && Frozen <= hunk.PrefixContext ? At(file, hunk, 1, 0, Math.Max(suffixFuzz, 0)) : null;
        }

        prefixFuzz = Math.Max(prefixFuzz, 0);
        if (suffixFuzz < 0)
        {
            var last = file.LineCount - hunk.PatternCount + 1;
            return last > Frozen ? At(file, hunk, last, prefixFuzz, 0) : null;
        }

        return Nearest(file, hunk, guess, prefixFuzz, suffixFuzz);
    }

    private Placement? At(FileText file, HunkLines hunk, int line, int prefixFuzz, int suffixFuzz) =>
        Matches(file, hunk, line, prefixFuzz, suffixFuzz) ? new Placement(line, 1) : null;

    private Placement? Nearest(FileText file, HunkLines hunk, int guess, int prefixFuzz, int suffixFuzz)
    {
        if (guess == hunk.First && guess > Frozen && Matches(file, hunk, guess, prefixFuzz, suffixFuzz))
        {
            return new Placement(guess, 1);
        }

        var min = Math.Max(Frozen + 1, 1);
        if (guess < min && FitsInFrozen(file, hunk, guess, prefixFuzz, suffixFuzz))
        {
            return null;
        }

        var max = file.LineCount - (hunk.PatternCount - suffixFuzz) + 1;
        var anchor = Anchor(hunk, prefixFuzz, suffixFuzz);
        if (anchor < 0)
        {
            return max < min ? null : new Placement(Math.Clamp(guess, min, max), 1);
        }

        var (best, places) = (0, 0);
        _anchors.Clear();
        file.AddLines(hunk.Pattern(anchor), _anchors);
        foreach (var found in _anchors)
        {
            var line = found - anchor + 1;
            if (line >= min && line <= max && !GaveUp && Matches(file, hunk, line, prefixFuzz, suffixFuzz))
            {
                places++;
                best = places == 1 || IsNearer(line, best, guess) ? line : best;
            }
        }

        return places == 0 || GaveUp ? null : new Placement(best, places);
    }

    // GNU patch searches from as far above the guess as the guess is above the end of the last hunk. What it finds there is where the
    // hunk belongs, and since that part is written already, the hunk is misordered, also when its text stands further down again.
    private bool FitsInFrozen(FileText file, HunkLines hunk, int guess, int prefixFuzz, int suffixFuzz)
    {
        var first = guess - (Frozen + 1 - guess);
        if (!Matches(file, hunk, first, prefixFuzz, suffixFuzz) && Matches(file, hunk, Frozen + 1, prefixFuzz, suffixFuzz))
        {
            return false;
        }

        for (var line = Math.Max(first, 1); line <= Frozen && !GaveUp; line++)
        {
            if (Matches(file, hunk, line, prefixFuzz, suffixFuzz))
            {
                IsMisordered = true;
                return true;
            }
        }

        return false;
    }

    // At the same distance the place below comes first.
    private static bool IsNearer(int line, int best, int guess) =>
        Math.Abs(line - guess) < Math.Abs(best - guess) || (Math.Abs(line - guess) == Math.Abs(best - guess) && line > best);

    // The longest line of the pattern is the rarest in the file.
    private static int Anchor(HunkLines hunk, int prefixFuzz, int suffixFuzz)
    {
        var (anchor, longest) = (-1, 0);
        for (var i = prefixFuzz; i < hunk.PatternCount - suffixFuzz; i++)
        {
            if (hunk.PatternLength(i) > longest)
            {
                (anchor, longest) = (i, hunk.PatternLength(i));
            }
        }

        return anchor;
    }

    private bool Matches(FileText file, HunkLines hunk, int line, int prefixFuzz, int suffixFuzz)
    {
        var end = hunk.PatternCount - suffixFuzz;
        if (line < 1 || !file.HasLines(line - 1 + end))
        {
            return false;
        }

        var cursor = file.CursorAt(line - 1 + prefixFuzz);
        for (var i = prefixFuzz; i < end; i++)
        {
            _compared++;
            if (!cursor.TryPass(hunk.Pattern(i)))
            {
                return false;
            }
        }

        return true;
    }
}
