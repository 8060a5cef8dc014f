using System.Globalization;
using System.Text.RegularExpressions;

namespace PatchQueue.Headers;

/// <summary>A release of the mainline, to be compared: <c>v6.4-rc1</c> comes before <c>v6.4</c>.</summary>
/// <param name="Major">6; for a 2.6 both its numbers count, as 2 and 6.</param>
/// <param name="Minor">4.</param>
/// <param name="Patch">The third number of a 2.6; 0 for others.</param>
/// <param name="Candidate">1; the largest number for the release itself.</param>
public readonly partial record struct ReleaseVersion(int Major, int Minor, int Patch, int Candidate) : IComparable<ReleaseVersion>
{
    /// <summary>Reads a version; null for none, and for one of a stable branch.</summary>
    public static ReleaseVersion? Read(string text) => Form().Match(text) is { Success: true } match
        ? new ReleaseVersion(
            Number(match, "major"), Number(match, "minor"), Number(match, "patch"),
            match.Groups["candidate"].Success ? Number(match, "candidate") : int.MaxValue)
        : null;

    /// <inheritdoc/>
    public int CompareTo(ReleaseVersion other) =>
        (Major, Minor, Patch, Candidate).CompareTo((other.Major, other.Minor, other.Patch, other.Candidate));

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    // v6.4, 6.4-rc1, v2.6.12-rc2; 6.4.1 is a stable one
    [GeneratedRegex(
        @"^v?(?<major>[0-9]{1,4})\.(?<minor>[0-9]{1,4})(?:(?<=^v?2\.6)\.(?<patch>[0-9]{1,4}))?(?:-rc(?<candidate>[0-9]{1,4}))?$")]
    private static partial Regex Form();
}
