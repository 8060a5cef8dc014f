using System.Collections.Immutable;
using PatchQueue.Expanding;
using PatchQueue.Porting;
using PatchQueue.Refreshing;

namespace PatchQueue.Rebasing;

/// <summary>A patch that does not stay as it is on a new mainline; nothing is written yet.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="Row">What becomes of it.</param>
/// <param name="Bytes">The patch written anew; null where its bytes stay, or it goes.</param>
public sealed record RebasedPatch(PatchReference Patch, PortedPatch Row, ReadOnlyMemory<byte>? Bytes)
{
    /// <summary>Where each old hunk has gone; empty where the patch is not written anew.</summary>
    public ImmutableArray<HunkAccount> Accounts { get; init; } = [];

    /// <summary>Whether a person has left it out.</summary>
    public bool IsDropped { get; init; }

    /// <summary>Whether the new mainline has it, so that it leaves the series.</summary>
    public bool Goes => Row is { IsCertain: true, Outcome: PortOutcome.AlreadyUpstream };
}
