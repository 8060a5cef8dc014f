using System.Text.RegularExpressions;

namespace PatchQueue.Ordering;

/// <summary>Which release of the mainline has a commit first.</summary>
public sealed partial class ReleaseNames
{
    private readonly Lazy<List<(int Number, string Name)>> _releases;

    internal ReleaseNames(CommitOrder order, Func<IReadOnlyList<(string Name, string Commit)>> tags) => _releases = new(() =>
        [.. tags().Where(tag => Release().IsMatch(tag.Name)).Select(tag => (Place: order.Find(tag.Commit), tag.Name))
            .Where(tag => tag.Place is { Head: 0 }).Select(tag => (tag.Place!.Value.Number, tag.Name))
            .OrderBy(tag => tag.Number).ThenBy(tag => tag.Name, StringComparer.Ordinal)]);

    /// <summary>
    /// The first release that has a commit of the mainline: <c>v6.4-rc1</c>; for one behind the last release the name of the next:
    /// <c>v6.5 or v6.5-rc3 (next release)</c>.
    /// </summary>
    /// <param name="place">The commit's place.</param>
    /// <returns>Null when the clone has no tag of a release, or the commit is not in the mainline.</returns>
    public string? Of(CommitPlace place)
    {
        if (place.Head != 0 || _releases.Value.Count == 0)
        {
            return null;
        }

        var index = _releases.Value.FindIndex(release => release.Number >= place.Number);
        return index >= 0 ? _releases.Value[index].Name : After(_releases.Value[^1].Name);
    }

    private static string? After(string last)
    {
        var match = Release().Match(last);
        var (major, minor, candidate) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        return candidate.Length == 0
            ? $"v{major}.{int.Parse(minor, null) + 1}-rc1"
            : $"v{major}.{minor} or v{major}.{minor}-rc{int.Parse(candidate, null) + 1} (next release)";
    }

    // v2.6.12 has a third number, v6.4.1 is no release of the mainline
    [GeneratedRegex("^v(2\\.6|[0-9]+)\\.([0-9]+)(?:-rc([0-9]+))?$")]
    private static partial Regex Release();
}
