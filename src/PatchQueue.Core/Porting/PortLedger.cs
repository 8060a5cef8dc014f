using System.Collections.Immutable;
using PatchQueue.Refreshing;

namespace PatchQueue.Porting;

/// <summary>
/// The account of every hunk of the old queue, so that none is lost on the way: each stands in it once. It balances when nothing is
/// missing; a queue is written only then.
/// </summary>
/// <param name="Rows">A row a hunk, and one a section without hunks, in the order of the series.</param>
public sealed record PortLedger(ImmutableArray<LedgerRow> Rows)
{
    /// <summary>The hunks that nothing accounts for.</summary>
    public IEnumerable<LedgerRow> Missing => Rows.Where(row => row.Fate == PortFate.Missing);

    /// <summary>Makes it. Of a patch that cannot be read, or does not apply to its own mainline, there is nothing to be said.</summary>
    /// <param name="entries">All patches, in the order of the series.</param>
    public static PortLedger Of(IEnumerable<LedgerEntry> entries) =>
        new([.. entries.Where(entry => entry.Row.Outcome != PortOutcome.Malformed).SelectMany(RowsOf)]);

    private static IEnumerable<LedgerRow> RowsOf(LedgerEntry entry)
    {
        var ports = entry.Row.Files.SelectMany(file => file.Hunks).ToLookup(hunk => (hunk.Section, hunk.Hunk));
        var accounts = entry.Accounts.ToLookup(account => (account.Line, account.Hunk == 0));
        var sections = entry.Patch.Patch.FilePatches;
        for (var i = 0; i < sections.Length; i++)
        {
            var hunks = sections[i].Hunks;
            if (hunks.IsEmpty)
            {
                var head = accounts[(sections[i].Line, true)].FirstOrDefault();
                var fate = FateOf(entry, []) ?? FateOf(head, []) ?? PortFate.Kept;
                yield return new LedgerRow(entry.Row.PatchIndex, i, 0, sections[i].Line, fate);
            }

            for (var j = 0; j < hunks.Length; j++)
            {
                PortedHunk[] told = [.. ports[(i, j + 1)]];
                var fate = FateOf(entry, told) ?? FateOf(accounts[(hunks[j].Line, false)].FirstOrDefault(), told) ?? PortFate.Missing;
                yield return new LedgerRow(entry.Row.PatchIndex, i, j + 1, hunks[j].Line, fate);
            }
        }
    }

    // By what becomes of the patch; null where it is written anew, and its own account says it.
    private static PortFate? FateOf(LedgerEntry entry, PortedHunk[] ports) =>
        entry.IsDropped ? PortFate.Dropped
        : entry.IsOpen ? PortFate.Open
        : ports.Length > 1 ? PortFate.Missing
        : entry.Row.Outcome == PortOutcome.AlreadyUpstream ? FateUpstream(ports)
        : entry.Accounts.IsEmpty ? FateAsItIs(ports)
        : null;

    private static PortFate? FateOf(HunkAccount? account, PortedHunk[] ports) => account?.Fate switch
    {
        null => null,
        HunkFate.Dropped => PortFate.Dropped,
        HunkFate.Lost => PortFate.Missing,
        _ => ports is [{ Fate: PortFate.Merged }] ? PortFate.Merged : PortFate.Kept,
    };

    // A patch that the new mainline has goes as a whole.
    private static PortFate FateUpstream(PortedHunk[] ports) =>
        ports is [] or [{ Fate: PortFate.Upstream }] ? PortFate.Upstream : PortFate.Missing;

    // A hunk of which nothing is said stands where it stood.
    private static PortFate FateAsItIs(PortedHunk[] ports) => ports switch
    {
        [] => PortFate.Kept,
        [{ Fate: PortFate.Open }] => PortFate.Missing,
        _ => ports[0].Fate,
    };
}
