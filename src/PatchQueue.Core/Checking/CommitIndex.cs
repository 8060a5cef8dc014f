using PatchQueue.Headers;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>Which patches of a queue are which upstream commit, in the order of the series.</summary>
public sealed class CommitIndex
{
    private readonly Dictionary<string, List<(string Patch, bool IsPartial)>> _patches = new(StringComparer.Ordinal);

    /// <summary>Takes a patch in.</summary>
    /// <param name="patch">Its name in the series, to be shown.</param>
    /// <param name="header">Its header.</param>
    public void Add(string patch, PatchHeader header)
    {
        foreach (var commit in UpstreamCommit.TaggedIn(header).DistinctBy(commit => commit.Id))
        {
            if (!_patches.TryGetValue(commit.Id, out var patches))
            {
                _patches.Add(commit.Id, patches = []);
            }

            patches.Add((patch, commit.IsPartial));
        }
    }

    /// <summary>The patches that are a commit, or a part of it.</summary>
    public IReadOnlyList<string> PatchesOf(string id) =>
        _patches.TryGetValue(id.ToLowerInvariant(), out var patches) ? [.. patches.Select(patch => patch.Patch)] : [];

    /// <summary>Commits that stand in the queue twice, both times whole.</summary>
    public IEnumerable<Finding> Twice() => _patches.SelectMany(pair => pair.Value.Where(patch => !patch.IsPartial).Skip(1).Select(patch =>
        QueueRule.CommitTwice.At(
            patch.Patch, 0, $"commit {pair.Key[..12]} is already {pair.Value.First(first => !first.IsPartial).Patch}")));
}
