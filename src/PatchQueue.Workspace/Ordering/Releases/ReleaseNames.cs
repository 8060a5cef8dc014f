namespace PatchQueue.Ordering;

/// <summary>Which release of the mainline has a commit first.</summary>
public sealed class ReleaseNames
{
    private readonly Lazy<IReadOnlyList<ReleaseTag>> _releases;
    private readonly Lazy<ReleaseMap> _map;

    internal ReleaseNames(
        CommitOrder order, Func<IReadOnlyList<(string Name, string Commit)>> tags, Func<IReadOnlyList<ReleaseTag>, ReleaseMap> map)
    {
        _releases = new(() => ReleaseTag.Among(tags().Where(tag => order.Find(tag.Commit) is { Head: 0 })));
        _map = new(() => map(_releases.Value));
    }

    /// <summary>
    /// The first release that holds a commit of the mainline: <c>v6.4-rc1</c>; for one that none holds the name of the next:
    /// <c>v6.5 or v6.5-rc3 (next release)</c>.
    /// </summary>
    /// <param name="place">The commit's place.</param>
    /// <returns>Null when the clone has no tag of a release, or the commit is not in the mainline.</returns>
    public string? Of(CommitPlace place) => place.Head != 0 || _releases.Value.Count == 0 ? null
        : _map.Value[place.Number] is var index and >= 0 ? _releases.Value[index].Name
        : _releases.Value[^1].Next;

    /// <summary>Whether one release comes before another; false where the clone has no tag for one of them.</summary>
    public bool IsBefore(string one, string other) =>
        IndexOf(one) is var first and >= 0 && IndexOf(other) is var second and >= 0 && first < second;

    private int IndexOf(string name) => _releases.Value.Index().Where(release => release.Item.Name == name)
        .Select(release => release.Index).FirstOrDefault(-1);
}
