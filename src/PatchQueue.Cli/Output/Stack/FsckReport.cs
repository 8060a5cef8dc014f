using PatchQueue.Records;
using PatchQueue.Recovery;

namespace PatchQueue.Output;

/// <summary>What <c>pq fsck</c> shows.</summary>
/// <param name="Tree">The tree's root.</param>
/// <param name="Record">What it was made from; null when that cannot be read or there is none.</param>
/// <param name="Findings">What there is to say.</param>
internal sealed record FsckReport(string Tree, TreeRecord? Record, StateFinding[] Findings)
{
    /// <summary>Whether pq can go on with the tree.</summary>
    public bool IsSound => !Findings.Any(finding => finding.IsFault);
}
