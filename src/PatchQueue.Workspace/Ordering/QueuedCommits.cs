using PatchQueue.Checks;
using PatchQueue.Headers;

namespace PatchQueue.Ordering;

/// <summary>The upstream commits that the patches of a queue are, to be found by the beginning of an id.</summary>
public sealed class QueuedCommits
{
    private readonly List<(string Id, string Patch)> _commits;
    private readonly HashSet<string> _known;
    private readonly HashSet<string> _unwanted;

    /// <summary>Takes the commits from the tags of all patches.</summary>
    public QueuedCommits(QueueHeaders headers)
    {
        _commits = [.. Named(headers, "Git-commit").Concat(Named(headers, "Alt-commit"))
            .DistinctBy(row => (row.Id, row.Patch)).Select((row, place) => (row, place))
            .OrderBy(row => row.row.Id, StringComparer.Ordinal).ThenBy(row => row.place).Select(row => row.row)];
        _known = [.. _commits.Select(row => row.Id)];
        _unwanted = [.. Named(headers, "No-fix").Select(row => row.Id)];
    }

    /// <summary>Whether a patch is the commit, or the same under another id (<c>Alt-commit</c>).</summary>
    /// <param name="id">A full id.</param>
    public bool Has(string id) => _known.Contains(id);

    /// <summary>Whether a patch says that it does not want the commit (<c>No-fix</c>).</summary>
    /// <param name="id">A full id.</param>
    public bool Refuses(string id) => _unwanted.Contains(id);

    /// <summary>The patches whose commits an id means.</summary>
    /// <param name="id">A full id or the beginning of one, in lower case.</param>
    public IEnumerable<(string Id, string Patch)> Named(string id)
    {
        var place = _commits.BinarySearch((id, ""),
            Comparer<(string Id, string Patch)>.Create((a, b) => string.CompareOrdinal(a.Id, b.Id)));
        var first = place < 0 ? ~place : place;
        while (first > 0 && _commits[first - 1].Id == id)
        {
            first--;
        }

        return _commits.Skip(first).TakeWhile(row => row.Id.StartsWith(id, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Id, string Patch)> Named(QueueHeaders headers, string tag) =>
        from patch in headers.Patches
        from value in patch.Header.Values(tag)
        from commit in UpstreamCommit.ReadAll(value)
        select (commit.Id, patch.Reference.DisplayName);
}
