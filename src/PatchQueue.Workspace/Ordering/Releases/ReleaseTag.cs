using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PatchQueue.Ordering;

/// <summary>
/// A tag that names a release of the mainline: <c>v6.4</c>, <c>v6.4-rc1</c>, <c>v2.6.12</c>, or another project's <c>v2.50.1</c>.
/// </summary>
/// <param name="Name">The tag.</param>
/// <param name="Commit">What it names, in 40 hexadecimal digits.</param>
/// <param name="Numbers">6 and 4.</param>
/// <param name="Candidate">1 for <c>-rc1</c>; null for the release itself.</param>
internal sealed partial record ReleaseTag(string Name, string Commit, ImmutableArray<int> Numbers, int? Candidate)
{
    /// <summary>
    /// Those among the tags of a clone, the oldest release first. Where the newest candidate is called <c>v6.4-rc1</c>, as the kernel's,
    /// a <c>v6.4.1</c> is a stable release, and none of the mainline.
    /// </summary>
    public static IReadOnlyList<ReleaseTag> Among(IEnumerable<(string Name, string Commit)> tags)
    {
        var releases = tags.Select(Read).OfType<ReleaseTag>().Order(Comparer<ReleaseTag>.Create(Compare)).ToList();
        var isKernel = releases.FindLast(release => release.Candidate is not null) is { Numbers.Length: 2 };
        return releases.FindAll(release => !isKernel || release.Numbers.Length == 2 || release.Numbers is [2, 6, _]);
    }

    /// <summary>What the release behind this one will be called: <c>v6.5-rc1</c>, or <c>v6.5 or v6.5-rc3 (next release)</c>.</summary>
    public string Next => (Numbers.Length, Candidate) switch
    {
        (_, { } candidate) => $"{Text(Numbers)} or {Text(Numbers)}-rc{candidate + 1} (next release)",
        (2, _) => $"v{Numbers[0]}.{Numbers[1] + 1}-rc1",
        _ => $"{Text(Numbers.SetItem(Numbers.Length - 1, Numbers[^1] + 1))} or "
            + $"{Text(Numbers.SetItem(Numbers.Length - 1, 0).SetItem(Numbers.Length - 2, Numbers[^2] + 1))} (next release)",
    };

    private static string Text(ImmutableArray<int> numbers) => "v" + string.Join('.', numbers);

    private static ReleaseTag? Read((string Name, string Commit) tag) => Form().Match(tag.Name) is { Success: true } match
        ? new ReleaseTag(
            tag.Name, tag.Commit, [.. match.Groups["numbers"].Value.Split('.').Select(Number)],
            match.Groups["candidate"] is { Success: true } candidate ? Number(candidate.Value) : null)
        : null;

    private static int Compare(ReleaseTag one, ReleaseTag other)
    {
        var first = one.Numbers.Zip(other.Numbers).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);
        return first != 0 ? first
            : (one.Numbers.Length, one.Candidate ?? int.MaxValue).CompareTo((other.Numbers.Length, other.Candidate ?? int.MaxValue));
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^v(?<numbers>[0-9]{1,6}(?:\.[0-9]{1,6})+)(?:-rc(?<candidate>[0-9]{1,4}))?$")]
    private static partial Regex Form();
}
