using System.Collections.Immutable;
using PatchQueue.Porting;
using PatchQueue.Refreshing;

namespace PatchQueue.Rebasing;

/// <summary>Accounts for every hunk of the old queue; it must balance before anything is written.</summary>
/// <param name="Rows">A row a hunk, in the order of the series.</param>
public sealed record RebaseLedger(ImmutableArray<LedgerRow> Rows)
{
    /// <summary>The hunks that nothing accounts for.</summary>
    public IEnumerable<LedgerRow> Missing => Rows.Where(row => row.Fate == LedgerFate.Missing);

    /// <summary>Makes it.</summary>
    /// <param name="report">What becomes of each patch.</param>
    /// <param name="patches">Those that do not stay as they are.</param>
    public static RebaseLedger Of(RebaseReport report, IEnumerable<RebasedPatch> patches)
    {
        var changed = patches.ToDictionary(patch => patch.Row.PatchIndex);
        return new RebaseLedger(
            [.. report.Rows.Where(row => row.Outcome != PortOutcome.Malformed)
                .SelectMany(row => RowsOf(row, report, changed.GetValueOrDefault(row.PatchIndex)))]);
    }

    private static IEnumerable<LedgerRow> RowsOf(PortedPatch row, RebaseReport report, RebasedPatch? changed)
    {
        var ports = row.Files.SelectMany(file => file.Hunks).DistinctBy(hunk => hunk.Line).ToDictionary(hunk => hunk.Line);
        var accounts = (changed?.Accounts ?? []).DistinctBy(account => account.Line).ToDictionary(account => account.Line);
        foreach (var hunk in report.Patches[row.PatchIndex].Patch.FilePatches.SelectMany(file => file.Hunks))
        {
            yield return new LedgerRow(
                row.PatchIndex, hunk.Line,
                FateOf(row, changed, ports.GetValueOrDefault(hunk.Line), accounts.GetValueOrDefault(hunk.Line)));
        }
    }

    private static LedgerFate FateOf(PortedPatch row, RebasedPatch? changed, PortedHunk? port, HunkAccount? account) =>
        changed is { IsDropped: true } ? LedgerFate.Dropped
        : changed is { Goes: true } ? port is null or { Outcome: PortOutcome.AlreadyUpstream } ? LedgerFate.Upstream : LedgerFate.Missing
        : !row.IsCertain || row.Outcome == PortOutcome.Blocked ? LedgerFate.Open
        : changed is { Accounts.IsEmpty: false } && (account is null or { Fate: HunkFate.Lost }) ? LedgerFate.Missing
        : account is { Fate: HunkFate.Dropped } ? LedgerFate.Dropped
        : port is { Outcome: PortOutcome.Merged } ? LedgerFate.Merged
        : LedgerFate.Kept;
}
