using System.Collections.Immutable;
using PatchQueue.Histories;

namespace PatchQueue.Culprits;

/// <summary>Sums up what was found for the hunks of a patch: one culprit for each commit and what it did.</summary>
/// <param name="commits">Names the commits.</param>
internal sealed class CulpritSum(CommitNames commits)
{
    /// <summary>Sums up.</summary>
    public ImmutableArray<Culprit> Of(IEnumerable<HunkFinding> findings) =>
    [
        .. findings.GroupBy(finding => (finding.Commit, finding.Kind)).OrderBy(group => group.Key.Commit).ThenBy(group => group.Key.Kind)
            .Select(group => new Culprit(group.Key.Kind, commits.Of(group.Key.Commit))
            {
                Places = [.. group.Select(finding => finding.Place).Distinct()],
                Lines = group.First().Lines,
                Name = group.First().NewPath?.ToString(),
                Number = group.Key.Commit,
            }),
    ];
}
