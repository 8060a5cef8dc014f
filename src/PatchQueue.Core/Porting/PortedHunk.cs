using PatchQueue.Merging;

namespace PatchQueue.Porting;

/// <summary>What becomes of one hunk on a new mainline.</summary>
/// <param name="Hunk">Its number in its section, from 1.</param>
/// <param name="Line">The patch's line that it stands on, from 1.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="At">The line of the file before the patch that it begins at now, from 1; 0 where it is not in.</param>
/// <param name="Old">The lines that it covers of the file before the patch on the old mainline.</param>
public sealed record PortedHunk(int Hunk, int Line, PortOutcome Outcome, int At, LineRange Old)
{
    /// <summary>Its section's place in the patch, from 0.</summary>
    public int Section { get; init; }

    /// <summary>
    /// The lines of the file before the patch on the new mainline that stand for <see cref="Old"/>: those that it covers where it is in,
    /// else those between the nearest lines around it that both mainlines have.
    /// </summary>
    public LineRange New { get; init; }

    /// <summary>In how many places of the file before the patch on the new mainline its lines stand exactly; 0 for nowhere.</summary>
    public int Places { get; init; }

    /// <summary>What the ledger says of it while the rest of its patch is certain.</summary>
    public PortFate Fate => Outcome switch
    {
        PortOutcome.Clean or PortOutcome.Offset or PortOutcome.Context or PortOutcome.Moved => PortFate.Kept,
        PortOutcome.Merged => PortFate.Merged,
        PortOutcome.AlreadyUpstream => PortFate.Upstream,
        _ => PortFate.Open,
    };
}
