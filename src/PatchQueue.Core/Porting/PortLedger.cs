using PatchQueue.Applying;

namespace PatchQueue.Porting;

/// <summary>
/// The account of every old hunk, so that none is lost on the way. It balances when each hunk of a patch stands in it once, and none of a
/// patch that is certain is open.
/// </summary>
public static class PortLedger
{
    /// <summary>The rows of one patch, in its order: one a hunk, and one a section without hunks.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="row">What becomes of it.</param>
    public static IEnumerable<LedgerRow> Of(PlannedPatch patch, PortedPatch row)
    {
        var hunks = row.Files.SelectMany(file => file.Hunks).ToLookup(hunk => (hunk.Section, hunk.Hunk));
        for (var section = 0; section < patch.Patch.FilePatches.Length; section++)
        {
            var count = patch.Patch.FilePatches[section].Hunks.Length;
            for (var hunk = count == 0 ? 0 : 1; hunk <= count; hunk++)
            {
                yield return new LedgerRow(row.PatchIndex, section, hunk, FateOf(row, [.. hunks[(section, hunk)]]));
            }
        }
    }

    /// <summary>Whether the account of a patch balances.</summary>
    /// <inheritdoc cref="Of"/>
    public static bool Balances(PlannedPatch patch, PortedPatch row)
    {
        var known = patch.Patch.FilePatches.Select(section => section.Hunks.Length).ToArray();
        var hunks = row.Files.SelectMany(file => file.Hunks).ToList();
        return hunks.TrueForAll(hunk => hunk.Section < known.Length && hunk.Hunk <= known[hunk.Section])
            && hunks.DistinctBy(hunk => (hunk.Section, hunk.Hunk)).Count() == hunks.Count
            && (!row.IsCertain || Of(patch, row).All(account => account.Fate != PortFate.Open));
    }

    // A hunk of which nothing is said stands where it stood.
    private static PortFate FateOf(PortedPatch row, PortedHunk[] hunks) => !row.IsCertain ? PortFate.Open
        : row.Outcome == PortOutcome.AlreadyUpstream ? PortFate.Upstream
        : hunks.Length == 0 ? PortFate.Kept
        : hunks[0].Fate;
}
