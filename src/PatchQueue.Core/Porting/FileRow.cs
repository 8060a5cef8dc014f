using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>Says what becomes of one file of a patch, with all doubts that there are.</summary>
/// <param name="path">The file, as the patch names it.</param>
/// <param name="newPath">Where it is on the new mainline.</param>
/// <param name="section">The section with its hunks; null where it has none.</param>
/// <param name="patch">The patch.</param>
/// <param name="known">What is known of the path.</param>
internal sealed class FileRow(TreePath path, TreePath newPath, PlannedFile? section, PlannedPatch patch, PortedPath known)
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
        ImmutableArray<PortedHunk> shown =
        [
            .. hunks.Select(hunk => hunk.Outcome == PortOutcome.Conflict && (ShareOf(hunk) >= MostOfIt || WordShareOf(hunk) >= MostOfIt)
                ? hunk with { Outcome = PortOutcome.AlreadyUpstream }
                : hunk),
        ];
        var isUpstream = shown.Any(hunk => hunk.Outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream);
        var row = Row(index, isUpstream ? Sum([.. shown.Where(hunk => hunk.Outcome != PortOutcome.Conflict)]) : PortOutcome.Conflict,
            false, decision.Reason, shown);
        return isUpstream && shown.Any(hunk => hunk.Outcome == PortOutcome.Conflict) ? row with { Outcome = PortOutcome.PartlyUpstream }
            : isUpstream ? row with { Reason = "the new mainline has most of its lines, in another form" }
            : known.Unresolved.Under(decision.Merge?.Result) is { } under ? row with { Outcome = PortOutcome.Blocked, BlockedBy = under }
            : row;
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
                : row with { Outcome = PortOutcome.Blocked, BlockedBy = under };
        }

        return row.Hunks.FirstOrDefault(hunk => ShareOf(hunk) >= 1 && !OnlyRemoves(hunk)) is { } twice
            ? row with
            {
                Outcome = PortOutcome.Suspicious,
                IsCertain = false,
                Reason = $"the new mainline has the lines that hunk {twice.Hunk} adds, elsewhere in the file",
            }
            : row;
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

    private double ShareOf(PortedHunk hunk) => section is null || known.IsSameUpstream ? 0
        : known.Signs.LineShareOf(patch.Text.Span, section.FilePatch.Hunks[hunk.Hunk - 1], section.IsReversed);

    private bool OnlyRemoves(PortedHunk hunk) =>
        known.Signs.OnlyRemoves(patch.Text.Span, section!.FilePatch.Hunks[hunk.Hunk - 1], section.IsReversed);

    private double WordShareOf(PortedHunk hunk) => section is null || known.IsSameUpstream ? 0
        : known.Signs.WordShareOf(patch.Text.Span, section.FilePatch.Hunks[hunk.Hunk - 1], section.IsReversed);
}
