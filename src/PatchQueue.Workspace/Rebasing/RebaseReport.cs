using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Culprits;
using PatchQueue.Porting;

namespace PatchQueue.Rebasing;

/// <summary>What becomes of a queue on a new mainline.</summary>
/// <param name="Patches">The patches, in the order of the series.</param>
/// <param name="Rows">What becomes of each, in the same order.</param>
public sealed record RebaseReport(ImmutableArray<PlannedPatch> Patches, ImmutableArray<PortedPatch> Rows)
{
    /// <summary>
    /// The upstream changes behind patches that do not stay as they are, by the patch's place; empty where nobody has asked.
    /// </summary>
    public IReadOnlyDictionary<int, ImmutableArray<Culprit>> Traces { get; init; } =
        ImmutableDictionary<int, ImmutableArray<Culprit>>.Empty;

    /// <summary>Whether a person has to look at something.</summary>
    public bool NeedsPerson => Rows.Any(row => !row.IsCertain);

    /// <summary>Whether the queue does not apply to its own mainline, so that what is said of it rests on sand.</summary>
    public bool IsStale => Rows.Any(row => row.IsStale);

    /// <summary>The account of every hunk.</summary>
    /// <param name="patches">The patches that do not stay as they are.</param>
    public PortLedger Ledger(IEnumerable<RebasedPatch> patches)
    {
        var changed = patches.ToDictionary(patch => patch.Row.PatchIndex);
        return PortLedger.Of(Rows.Select(row => changed.TryGetValue(row.PatchIndex, out var patch)
            ? new LedgerEntry(patch.Was ?? Patches[row.PatchIndex], row) { Accounts = patch.Accounts, IsDropped = patch.IsDropped }
            : new LedgerEntry(Patches[row.PatchIndex], row)));
    }

    /// <summary>The same with the rows of patches that were written anew.</summary>
    public RebaseReport With(IEnumerable<RebasedPatch> patches)
    {
        var rows = Rows.ToBuilder();
        foreach (var patch in patches)
        {
            rows[patch.Row.PatchIndex] = patch.Row;
        }

        return this with { Rows = rows.MoveToImmutable() };
    }
}
