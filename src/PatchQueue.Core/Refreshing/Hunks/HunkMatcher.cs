using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Diffing;

namespace PatchQueue.Refreshing;

/// <summary>Finds which hunks of the old patch still tell what differs between two versions of a file, and where.</summary>
internal sealed class HunkMatcher(LineTable oldLines, LineTable newLines, Alignment alignment, bool isReversed)
{
    private const int MaxDeltas = 16;

    /// <summary>Matches hunks in order; none before the end of the one above.</summary>
    /// <param name="hunks">The hunks.</param>
    /// <param name="outcomes">Where each fits in the file before the patch, fuzz allowed; empty when each stands at its own line.</param>
    /// <returns>Null for a hunk that is not right any more.</returns>
    public HunkMatch?[] Match(ImmutableArray<OldHunk> hunks, ImmutableArray<HunkOutcome> outcomes)
    {
        var matches = new HunkMatch?[hunks.Length];
        var (oldFloor, newFloor) = (0, 0);
        for (var i = 0; i < hunks.Length; i++)
        {
            if (LineOf(hunks[i], outcomes) is not { } line || Best(hunks[i], line, oldFloor, newFloor) is not { } match)
            {
                continue;
            }

            matches[i] = match;
            (oldFloor, newFloor) = (match.Core.OldEnd, match.Core.NewEnd);
        }

        return matches;
    }

    private int? LineOf(OldHunk hunk, ImmutableArray<HunkOutcome> outcomes)
    {
        if (!outcomes.IsEmpty)
        {
            return outcomes[hunk.Index] is HunkOutcome.Applied placed ? placed.Line - 1 : null;
        }

        var (start, count) = isReversed ? (hunk.Hunk.NewStart, hunk.Hunk.NewCount) : (hunk.Hunk.OldStart, hunk.Hunk.OldCount);
        return count == 0 ? start : start - 1;
    }

    // The line is one of the file before the patch; what it is in the other version, the alignment says.
    private HunkMatch? Best(OldHunk hunk, int line, int oldFloor, int newFloor)
    {
        var deltas = isReversed
            ? alignment.DeltasNearNew(line - 1, line + hunk.Hunk.NewCount + 1)
            : alignment.DeltasNearOld(line - 1, line + hunk.Hunk.OldCount + 1);
        HunkMatch? best = null;
        foreach (var delta in deltas.Take(MaxDeltas))
        {
            var (oldLine, newLine) = isReversed ? (line - delta, line) : (line, line + delta);
            var match = TryMatch(hunk, oldLine, newLine);
            if (match is not null && match.Core.OldStart >= oldFloor && match.Core.NewStart >= newFloor
                && (best is null || (match.IsExact && !best.IsExact)))
            {
                best = match;
            }
        }

        return best;
    }

    private HunkMatch? TryMatch(OldHunk hunk, int oldStart, int newStart)
    {
        var lines = hunk.Lines;
        var (oldLine, newLine, isExact) = (oldStart, newStart, oldStart >= 0 && newStart >= 0 && StandsAtEdge(hunk, oldStart, newStart));
        for (var i = 0; i < lines.Count; i++)
        {
            var isOuter = i < lines.PrefixContext || i >= lines.Count - lines.SuffixContext;
            var (inOld, inNew) = (lines.Kind(i) != '+', lines.Kind(i) != '-');
            if (lines.Kind(i) != ' ' || isExact)
            {
                var isRight = (!inOld || IsAt(oldLines, oldLine, lines.Line(i))) && (!inNew || IsAt(newLines, newLine, lines.Line(i)));
                if (!isRight && lines.Kind(i) != ' ')
                {
                    return null;
                }

                isExact &= isRight;
            }

            if (lines.Kind(i) == ' ' && !isExact && !isOuter && !AreSame(oldLine, newLine))
            {
                return null;
            }

            (oldLine, newLine) = (oldLine + (inOld ? 1 : 0), newLine + (inNew ? 1 : 0));
        }

        var match = new HunkMatch(hunk, oldStart, newStart, isExact, hunk.ChangesAt(oldStart, newStart));
        return LiesWithin(match.Core) ? match : null;
    }

    // A side without lines matches anywhere, also behind the end.
    private bool LiesWithin(LineChange core) =>
        core is { OldStart: >= 0, NewStart: >= 0 } && core.OldEnd <= oldLines.Count && core.NewEnd <= newLines.Count;

    // Less context below than above says that the file ends there; less above, on the first line, that it begins there. Without lines,
    // the file's beginning stands for a file that is absent.
    private bool StandsAtEdge(OldHunk hunk, int oldStart, int newStart)
    {
        var (old, @new) = (hunk.Hunk.OldCount, hunk.Hunk.NewCount);
        var isAtEnd = oldStart + old == oldLines.Count && newStart + @new == newLines.Count;
        var namesAbsence = (old == 0 && oldStart == 0 && oldLines.Count > 0) || (@new == 0 && newStart == 0 && newLines.Count > 0);
        var isAtTop = (oldStart == 0 && newStart == 0) || hunk.Hunk is { OldStart: > 1, NewStart: > 1 };
        return !namesAbsence
            && (isAtEnd || hunk.Lines.SuffixContext >= hunk.Lines.PrefixContext)
            && (isAtTop || hunk.Lines.PrefixContext >= hunk.Lines.SuffixContext);
    }

    private bool AreSame(int oldLine, int newLine) =>
        oldLine >= 0 && newLine >= 0 && oldLine < oldLines.Count && newLine < newLines.Count
        && oldLines.Matches(oldLine, newLines, newLine);

    private static bool IsAt(LineTable table, int line, ReadOnlySpan<byte> content) =>
        line >= 0 && line < table.Count && table[line].SequenceEqual(content);
}
