using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Diffing;

namespace PatchQueue.Refreshing;

/// <summary>
/// Finds for each old hunk that is not right any more what has become of its change: among the changes that no other hunk tells, those at
/// its place, else those that share its lines. Each changed line answers for one hunk only.
/// </summary>
internal sealed class HunkLedger
{
    private readonly LineTable _oldLines;
    private readonly LineTable _newLines;
    private readonly bool _isReversed;
    private readonly IReadOnlyList<LineChange> _fresh;
    private readonly Dictionary<ChangedLine, int> _unclaimed = [];

    public HunkLedger(LineTable oldLines, LineTable newLines, bool isReversed, IReadOnlyList<LineChange> fresh)
    {
        (_oldLines, _newLines, _isReversed, _fresh) = (oldLines, newLines, isReversed, fresh);
        foreach (var line in LinesOf(fresh, oldLines, newLines))
        {
            _unclaimed[line] = _unclaimed.GetValueOrDefault(line) + 1;
        }
    }

    /// <summary>By change: the old hunk at whose place it stands.</summary>
    public Dictionary<LineChange, OldHunk> Origins { get; } = [];

    /// <summary>The removed and added lines of changes, in order.</summary>
    public static IEnumerable<ChangedLine> LinesOf(IEnumerable<LineChange> changes, LineTable oldLines, LineTable newLines)
    {
        foreach (var change in changes)
        {
            for (var line = change.OldStart; line < change.OldEnd; line++)
            {
                yield return ChangedLine.Of((byte)'-', oldLines[line]);
            }

            for (var line = change.NewStart; line < change.NewEnd; line++)
            {
                yield return ChangedLine.Of((byte)'+', newLines[line]);
            }
        }
    }

    /// <summary>What becomes of each hunk.</summary>
    /// <param name="hunks">The old hunks.</param>
    /// <param name="matches">Those that are still right.</param>
    /// <param name="outcomes">Where each fits in the file before the patch; empty when each stands at its own line.</param>
    public HunkFate[] Settle(ImmutableArray<OldHunk> hunks, HunkMatch?[] matches, ImmutableArray<HunkOutcome> outcomes)
    {
        var fates = new HunkFate[hunks.Length];
        var open = hunks.Where(hunk => matches[hunk.Index] is null).ToList();
        foreach (var hunk in open)
        {
            fates[hunk.Index] = FateAtItsPlace(hunk, outcomes.IsEmpty ? null : outcomes[hunk.Index], outcomes.IsEmpty);
        }

        foreach (var hunk in open.Where(hunk => fates[hunk.Index] == HunkFate.Lost))
        {
            fates[hunk.Index] = FateElsewhere([.. hunk.ChangedLines()]);
        }

        return fates;
    }

    private HunkFate FateAtItsPlace(OldHunk hunk, HunkOutcome? outcome, bool isAtItsLine)
    {
        var placed = outcome as HunkOutcome.Applied;
        if (placed is null && !isAtItsLine)
        {
            return HunkFate.Lost;
        }

        var place = CoreOf(hunk, placed?.Line);
        var there = _fresh.Where(change => Overlap(change, place)).ToList();
        if (there.Count == 0)
        {
            return HunkFate.Lost;
        }

        var (own, lines) = (hunk.ChangedLines().ToList(), LinesOf(there, _oldLines, _newLines).ToList());

        // Where the hunk fits only with fuzz, another change may stand by chance.
        if (placed is { Fuzz: > 0 } && !own.Exists(line => line.IsTelling && lines.Contains(line)))
        {
            return HunkFate.Lost;
        }

        Claim(own);
        there.ForEach(change => Origins.TryAdd(change, hunk));
        return own.SequenceEqual(lines) ? HunkFate.Kept : HunkFate.Changed;
    }

    private HunkFate FateElsewhere(List<ChangedLine> own)
    {
        var isAll = own.TrueForAll(line => _unclaimed.GetValueOrDefault(line) > 0) && StandsInOnePiece(own);
        var isSome = own.Exists(line => line.IsTelling && _unclaimed.GetValueOrDefault(line) > 0);
        if (!isAll && !isSome)
        {
            return HunkFate.Lost;
        }

        Claim(own);
        return isAll ? HunkFate.Kept : HunkFate.Changed;
    }

    private bool StandsInOnePiece(List<ChangedLine> own)
    {
        var all = LinesOf(_fresh, _oldLines, _newLines).ToList();
        for (var start = 0; start + own.Count <= all.Count; start++)
        {
            if (all[start].Equals(own[0]) && all.GetRange(start, own.Count).SequenceEqual(own))
            {
                return true;
            }
        }

        return false;
    }

    private void Claim(IEnumerable<ChangedLine> lines)
    {
        foreach (var line in lines)
        {
            if (_unclaimed.TryGetValue(line, out var count) && count > 0)
            {
                _unclaimed[line] = count - 1;
            }
        }
    }

    // From the first to the last changed line, as lines of the file before the patch.
    private (int Start, int End) CoreOf(OldHunk hunk, int? line)
    {
        var (start, count) = _isReversed ? (hunk.Hunk.NewStart, hunk.Hunk.NewCount) : (hunk.Hunk.OldStart, hunk.Hunk.OldCount);
        var first = line - 1 ?? (count == 0 ? start : start - 1);
        return (first + hunk.Lines.PrefixContext, first + count - hunk.Lines.SuffixContext);
    }

    private bool Overlap(LineChange change, (int Start, int End) place)
    {
        var (start, end) = _isReversed ? (change.NewStart, change.NewEnd) : (change.OldStart, change.OldEnd);
        var isEmpty = start == end || place.Start == place.End;
        return isEmpty ? start <= place.End && end >= place.Start : start < place.End && end > place.Start;
    }
}
