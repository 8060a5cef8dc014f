using System.Text.RegularExpressions;
using PatchQueue.Git;

namespace PatchQueue.Backporting;

/// <summary>A stable release on the way from one to another, with its commits.</summary>
/// <param name="Version">Its version, without <c>v</c>: <c>6.12.2</c>.</param>
/// <param name="Commits">Its commits, oldest first.</param>
public sealed partial record StableRelease(string Version, IReadOnlyList<string> Commits)
{
    /// <summary>The releases between two, along first parents.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="from">The release that the queue is on.</param>
    /// <param name="to">The release that it is to be on.</param>
    /// <param name="tags">The clone's tags with their commits.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="GitException">git does not know a release, or the last commit has no tag of one.</exception>
    public static IReadOnlyList<StableRelease> Between(
        string repository, string from, string to, IEnumerable<(string Name, string Commit)> tags, CancellationToken cancellation)
    {
        var names = tags.Where(tag => Release().IsMatch(tag.Name)).DistinctBy(tag => tag.Commit)
            .ToDictionary(tag => tag.Commit, tag => tag.Name[1..]);
        var (releases, commits) = (new List<StableRelease>(), new List<string>());
        foreach (var commit in CommitWalk.AlongFirstParents(repository, $"{from}..{to}", cancellation))
        {
            commits.Add(commit);
            if (names.TryGetValue(commit, out var version))
            {
                releases.Add(new StableRelease(version, commits));
                commits = [];
            }
        }

        return commits.Count == 0
            ? releases
            : throw new GitException(repository, to, $"{to} is no release: the clone has no tag vX.Y.Z of it");
    }

    // v6.12.2, v6.12, v2.6.16.3; no candidates
    [GeneratedRegex(@"^v[0-9]+(\.[0-9]+)+$")]
    private static partial Regex Release();
}
