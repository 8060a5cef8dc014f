using System.Collections.Immutable;
using PatchQueue.Porting;

namespace PatchQueue.Rebasing;

/// <summary>What becomes of a queue on several new mainlines, one after another.</summary>
/// <param name="Mainlines">Their names, the oldest first.</param>
/// <param name="Reports">A report for each.</param>
public sealed record RebaseMatrix(ImmutableArray<string> Mainlines, ImmutableArray<RebaseReport> Reports)
{
    /// <summary>What becomes of a patch on each mainline.</summary>
    /// <param name="patch">The patch's place in the plan, from 0.</param>
    public IEnumerable<PortedPatch> RowsOf(int patch) => Reports.Select(report => report.Rows[patch]);

    /// <summary>The first mainline on which a patch needs a person, from 0; null where none does.</summary>
    /// <param name="patch">The patch's place in the plan, from 0.</param>
    public int? FirstHurt(int patch) =>
        Enumerable.Range(0, Reports.Length).Where(i => !Reports[i].Rows[patch].IsCertain).Cast<int?>().FirstOrDefault();

    /// <summary>The patches that do not merely fit on each mainline: first those that hurt first.</summary>
    public IEnumerable<int> Notable() => Enumerable.Range(0, Reports.IsEmpty ? 0 : Reports[0].Rows.Length)
        .Where(patch => RowsOf(patch).Any(row => !row.IsCertain || row.Outcome > PortOutcome.Merged))
        .OrderBy(patch => FirstHurt(patch) ?? int.MaxValue);
}
