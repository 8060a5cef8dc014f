using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Porting;
using PatchQueue.Refreshing;

namespace PatchQueue.Rebasing;

/// <summary>A patch that does not stay as it is on a new mainline; nothing is written yet.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="Row">What becomes of it.</param>
/// <param name="Bytes">The patch written anew; null where its bytes stay, or it goes and its file with it.</param>
public sealed record RebasedPatch(PatchReference Patch, PortedPatch Row, ReadOnlyMemory<byte>? Bytes)
{
    /// <summary>The patch that <see cref="Accounts"/> is about; null where that is the old queue's.</summary>
    public PlannedPatch? Was { get; init; }

    /// <summary>Where each old hunk has gone; empty where the patch is not written anew.</summary>
    public ImmutableArray<HunkAccount> Accounts { get; init; } = [];

    /// <summary>The patch that its references have gone to; null for none.</summary>
    public PatchReference? CarriedTo { get; init; }

    /// <summary>Whether a person has left it out.</summary>
    public bool IsDropped { get; init; }

    /// <summary>Whether the new mainline has it, so that it leaves the series.</summary>
    public bool Goes => !IsDropped && Row is { IsCertain: true, Outcome: PortOutcome.AlreadyUpstream };
}
