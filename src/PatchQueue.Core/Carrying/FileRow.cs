using System.Collections.Immutable;
using PatchQueue.Aligning;
using PatchQueue.Applying;
using PatchQueue.Merging;
using PatchQueue.Patches;
using PatchQueue.Porting;
using PatchQueue.Text;
using PatchQueue.Words;

namespace PatchQueue.Carrying;

/// <summary>Says what becomes of one file of a patch, with all doubts that there are.</summary>
/// <param name="path">The file, as the patch names it.</param>
/// <param name="newPath">Where it is on the new mainline.</param>
/// <param name="patch">The patch.</param>
/// <param name="known">What is known of the path.</param>
/// <param name="oldHas">Whether the file after the patch has a name on the old mainline.</param>
/// <param name="newHas">The same on the new one.</param>
internal sealed class FileRow(
    TreePath path, TreePath newPath, PlannedPatch patch, PortedPath known, Func<ReadOnlySpan<byte>, bool> oldHas,
    Func<ReadOnlySpan<byte>, bool> newHas)
{
    // What is left of a change that upstream has taken in another form.
    private const double MostOfIt = 2.0 / 3;

    /// <summary>A file whose hunks stand where they are expected.</summary>
    /// <param name="index">The patch's place in the plan, from 0.</param>
    /// <param name="hunks">Its hunks.</param>
    public PortedFile Placed(int index, ImmutableArray<PortedHunk> hunks)
    {
        var isMoved = hunks.Any(hunk => hunk.Outcome == PortOutcome.Offset);
        return Doubted(Row(index, isMoved ? PortOutcome.Offset : PortOutcome.Clean, true, null, hunks));
    }

    /// <summary>A file of which the oracles have decided.</summary>
    /// <param name="index">The patch's place in the plan, from 0.</param>
    /// <param name="hunks">Its hunks.</param>
    /// <param name="decision">The decision.</param>
    public PortedFile Decided(int index, ImmutableArray<PortedHunk> hunks, PortDecision decision)
    {
        if (decision.Outcome == PortOutcome.Conflict)
        {
            return InConflict(index, hunks, decision);
        }

        if (decision is { IsByPlaceAlone: true } && hunks.Any(hunk => ShareOf(hunk) >= MostOfIt))
        {
            var shown = hunks.Select(
                hunk => ShareOf(hunk) >= MostOfIt ? hunk with { Outcome = PortOutcome.AlreadyUpstream, At = 0 } : hunk);
            return Row(index, Sum([.. shown]), false, "the new mainline has its lines, and it would go in once more", [.. shown]);
        }

        var outcome = decision.Outcome == PortOutcome.Context && !hunks.IsEmpty
            ? (PortOutcome)Math.Max((int)Sum(hunks), (int)PortOutcome.Context)
            : decision.Outcome;
        return Doubted(Row(index, outcome, decision.IsCertain && outcome != PortOutcome.PartlyUpstream, decision.Reason, hunks));
    }

    private PortedFile InConflict(int index, ImmutableArray<PortedHunk> hunks, PortDecision decision)
    {
        ImmutableArray<PortedHunk> shown = [.. hunks.Select(hunk => InConflict(hunk, decision))];
        var upstream = shown.Where(hunk => hunk.Outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream).ToList();
        if (upstream.Count == 0)
        {
            var row = Row(index, PortOutcome.Conflict, false, decision.Reason, shown);
            return known.Unresolved.Under(decision.Merge?.Result.Chunks) is { } under
                ? row with { Outcome = PortOutcome.Blocked, BlockedBy = under.PatchIndex }
                : row;
        }

        var isWhole = upstream.Count == shown.Length && upstream.TrueForAll(hunk => hunk.Outcome == PortOutcome.AlreadyUpstream);
        var outcome = isWhole ? PortOutcome.AlreadyUpstream : PortOutcome.PartlyUpstream;
        var hasValue = upstream.Exists(hunk => hunk.Outcome == PortOutcome.PartlyUpstream && HasOtherValue(hunk, decision));
        var reason = hasValue
            ? "the new mainline has changed the same values to others"
            : "the new mainline has most of its lines, in another form";
        return Row(index, outcome, false, shown.Any(hunk => hunk.Outcome == PortOutcome.Conflict) ? decision.Reason : reason, shown);
    }

    private PortedHunk InConflict(PortedHunk hunk, PortDecision decision) => hunk.Outcome != PortOutcome.Conflict ? hunk
        : IsShared(hunk, decision) ? hunk with { Outcome = PortOutcome.AlreadyUpstream }
        : HasOtherValue(hunk, decision) ? hunk with { Outcome = PortOutcome.PartlyUpstream }
        : hunk;

    private bool IsShared(PortedHunk hunk, PortDecision decision) => ShareOf(hunk) >= MostOfIt || WordShareOf(hunk) >= MostOfIt
        || (decision.Merge is { } merge && SharedChange.Of(merge.Result, hunk.Old) >= MostOfIt);

    private static bool HasOtherValue(PortedHunk hunk, PortDecision decision)
    {
        var conflicts = decision.Merge?.Result.Chunks.Where(chunk => chunk.Kind == MergeChunkKind.Conflict
            && chunk.Base.Start < hunk.Old.End && hunk.Old.Start < chunk.Base.End).ToList();
        return conflicts is { Count: > 0 } && conflicts.TrueForAll(chunk => ValueChange.IsOfBoth(decision.Merge!.Result, chunk));
    }

    private PortedFile Doubted(PortedFile row)
    {
        if (row.Outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream or >= PortOutcome.Suspicious)
        {
            return row;
        }

        if (known.Unresolved.Under(row.Hunks) is { } under)
        {
            // What it takes out was put in by a patch that waits, and the new mainline never had it.
            return row.Hunks.All(hunk => ShareOf(hunk) >= 1 && OnlyRemoves(hunk))
                ? row with
                {
                    Outcome = PortOutcome.AlreadyUpstream,
                    IsCertain = false,
                    Reason = "the new mainline has nothing of what it removes",
                }
                // It goes in as it is once the other has been settled, if that keeps the lines that this one stands on.
                : row with { Outcome = PortOutcome.Blocked, BlockedBy = under.PatchIndex, IsCertain = !under.MayGo };
        }

        return WhyDoubted(row) is { } why ? row with { Outcome = PortOutcome.Suspicious, IsCertain = false, Reason = why } : row;
    }

    private string? WhyDoubted(PortedFile row)
    {
        if (!known.IsSameUpstream && row.Hunks.FirstOrDefault(ShowsAll) is { } twice)
        {
            return $"the new mainline has the lines that hunk {twice.Hunk} adds, elsewhere in the file";
        }

        if (known.NamesIn(SourceLanguages.Of(path)) is not { } names)
        {
            return null;
        }

        var text = patch.Text.Span;
        foreach (var hunk in row.Hunks)
        {
            if (names.BroughtBack(text, HunkOf(hunk), patch.IsReversed, hunk.Old) is { } back)
            {
                return $"upstream has taken {back} out of the file, and hunk {hunk.Hunk} brings it back";
            }

            if (names.LeftOver(text, HunkOf(hunk), patch.IsReversed, oldHas, newHas) is { } left)
            {
                return $"it takes {left} out of the file, and upstream has brought in more of it";
            }
        }

        return null;
    }

    private PortedFile Row(int index, PortOutcome outcome, bool isCertain, string? reason, ImmutableArray<PortedHunk> hunks)
    {
        var isMoved = !newPath.Equals(path) && outcome is < PortOutcome.AlreadyUpstream;
        return new PortedFile(index, path, isMoved ? PortOutcome.Moved : outcome)
        {
            NewPath = newPath,
            IsCertain = isCertain,
            Reason = reason,
            Hunks = hunks,
        };
    }

    private static PortOutcome Sum(ImmutableArray<PortedHunk> hunks)
    {
        var worst = hunks.IsEmpty ? PortOutcome.Clean : hunks.Max(hunk => hunk.Outcome);
        return worst == PortOutcome.AlreadyUpstream && hunks.Any(hunk => hunk.Outcome != worst) ? PortOutcome.PartlyUpstream : worst;
    }

    private double ShareOf(PortedHunk hunk) => known.IsSameUpstream ? 0
        : known.Signs.LineShareOf(patch.Text.Span, HunkOf(hunk), patch.IsReversed);

    private bool ShowsAll(PortedHunk hunk) => known.Signs.ShowsAll(patch.Text.Span, HunkOf(hunk), patch.IsReversed);

    private bool OnlyRemoves(PortedHunk hunk) => known.Signs.OnlyRemoves(patch.Text.Span, HunkOf(hunk), patch.IsReversed);

    private double WordShareOf(PortedHunk hunk) => known.IsSameUpstream ? 0
        : known.Signs.WordShareOf(patch.Text.Span, HunkOf(hunk), patch.IsReversed);

    private Hunk HunkOf(PortedHunk hunk) => patch.Patch.FilePatches[hunk.Section].Hunks[hunk.Hunk - 1];
}
