namespace PatchQueue.Diffing;

/// <summary>
/// How badly a group of changed lines cuts the text at both its ends, judged by indentation and blank lines; smaller is better.
/// The weights are git's, found by trial on code that people had marked.
/// </summary>
/// <param name="Indent">The columns that the lines below the two cuts are indented.</param>
/// <param name="Penalty">What speaks against the two cuts.</param>
internal readonly record struct SplitScore(int Indent, int Penalty)
{
    private const int IndentWeight = 60;
    private const int StartOfFile = 1;
    private const int EndOfFile = 21;
    private const int EachBlank = -30;
    private const int EachBlankBelow = 6;

    /// <summary>The score of a group with <paramref name="count"/> lines before line <paramref name="end"/>.</summary>
    public static SplitScore Of(LineTable lines, int end, int count)
    {
        var (below, above) = (OfCut(Surroundings.Of(lines, end)), OfCut(Surroundings.Of(lines, end - count)));
        return new SplitScore(below.Indent + above.Indent, below.Penalty + above.Penalty);
    }

    /// <summary>Below 0 when this one is better.</summary>
    public int CompareTo(SplitScore other) => (IndentWeight * Indent.CompareTo(other.Indent)) + Penalty - other.Penalty;

    private static SplitScore OfCut(in Surroundings cut)
    {
        var blanksBelow = cut.Indent < 0 ? 1 + cut.BlanksBelow : 0;
        var blanks = cut.BlanksAbove + blanksBelow;
        var indent = cut.Indent < 0 ? cut.IndentBelow : cut.Indent;
        var penalty = (EachBlank * blanks) + (EachBlankBelow * blanksBelow) + OfIndent(cut, indent, blanks > 0);
        penalty += cut is { IndentAbove: < 0, BlanksAbove: 0 } ? StartOfFile : 0;
        penalty += cut.IsEndOfFile ? EndOfFile : 0;
        return new SplitScore(indent, penalty);
    }

    private static int OfIndent(in Surroundings cut, int indent, bool hasBlanks)
    {
        if (indent < 0 || cut.IndentAbove < 0 || indent == cut.IndentAbove)
        {
            return 0;
        }

        if (indent > cut.IndentAbove)
        {
            return hasBlanks ? 10 : -4;
        }

        // Further out than the line above: the head of a block such as "else" when what follows is further in again, or a block's end.
        var isHead = cut.IndentBelow > indent;
        return hasBlanks ? 17 : isHead ? 24 : 23;
    }
}
