using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Refreshing;

namespace PatchQueue.Porting;

/// <summary>A patch of the old queue, and how it has ended.</summary>
/// <param name="Patch">The patch that is accounted for.</param>
/// <param name="Row">What becomes of it.</param>
public sealed record LedgerEntry(PlannedPatch Patch, PortedPatch Row)
{
    /// <summary>Where each of its hunks has gone when it was written anew; empty where it was not.</summary>
    public ImmutableArray<HunkAccount> Accounts { get; init; } = [];

    /// <summary>Whether a person has left it out.</summary>
    public bool IsDropped { get; init; }

    /// <summary>Whether it waits for a person, or for a patch that does.</summary>
    public bool IsOpen => !IsDropped && (!Row.IsCertain || Row.Outcome == PortOutcome.Blocked);
}
