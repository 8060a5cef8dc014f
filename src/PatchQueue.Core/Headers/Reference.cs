using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PatchQueue.Headers;

/// <summary>One thing that a <c>References</c> tag names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Key">The same for every spelling: <c>CVE-2021-3542</c>, <c>bsc#1012628</c>, <c>jsc#PED-15312</c>.</param>
public sealed partial record Reference(ReferenceKind Kind, string Text, string Key)
{
    /// <summary>Reads a tag's value, whose items are parted by blanks, commas, semicolons or all of them.</summary>
    public static ImmutableArray<Reference> ReadAll(string value) =>
        [.. value.Split([' ', '\t', '\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Of)];

    /// <summary>All that the <c>References</c> tags of a header name, in order.</summary>
    public static IEnumerable<Reference> In(PatchHeader header) => header.Values("References").SelectMany(value => ReadAll(value));

    private static Reference Of(string word)
    {
        var text = word.Trim('(', ')', '[', ']', '.', '"', '\'');
        return Cve().Match(text) is { Success: true } cve ? new(ReferenceKind.Cve, word, $"CVE-{cve.Groups[1].Value}-{cve.Groups[2].Value}")
            : Feature().Match(text) is { Success: true } feature
                ? new(ReferenceKind.Feature, word, $"jsc#{feature.Groups["id"].Value.ToUpperInvariant()}")
            : Tracked().Match(text) is { Success: true } bug
                ? new(KindOf(bug.Groups[1].Value), word, $"{TrackerOf(bug.Groups[1].Value)}#{bug.Groups[2].Value}")
            : text.StartsWith("git-fix", StringComparison.OrdinalIgnoreCase) ? new(ReferenceKind.GitFix, word, "git-fixes")
            : Stable().IsMatch(text) ? new(ReferenceKind.Stable, word, text.ToLowerInvariant())
            : text.Contains("://", StringComparison.Ordinal) ? new(ReferenceKind.Url, word, text)
            : new(ReferenceKind.Other, word, word);
    }

    // The three trackers of SUSE share their numbers, and bsn is a slip of the finger.
    private static string TrackerOf(string name) => name.ToLowerInvariant() switch
    {
        "bnc" or "boo" or "bsc" or "bsn" => "bsc",
        var other => other,
    };

    private static ReferenceKind KindOf(string tracker) =>
        tracker.Equals("fate", StringComparison.OrdinalIgnoreCase) ? ReferenceKind.Feature : ReferenceKind.Bug;

    [GeneratedRegex(@"^(?:CVE|CAN)-([0-9]{4})-([0-9]{4,})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cve();

    // jsc#SLE-7772, or PED-15312 by itself
    [GeneratedRegex(
        "^(?:jsc#(?<id>[a-z]+-[0-9]+)|(?<id>(?:SLE|PED|PM|ECO)-[0-9]+))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Feature();

    // bsc#1012628, lp#123, deb#456: a tracker, then a number
    [GeneratedRegex("^([a-z][a-z0-9.-]*)#([0-9]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tracked();

    [GeneratedRegex(@"^stable-[0-9]+(\.[0-9]+)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stable();
}
