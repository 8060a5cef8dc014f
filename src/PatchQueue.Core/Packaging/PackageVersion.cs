using System.Text.RegularExpressions;

namespace PatchQueue.Packaging;

/// <summary>
/// A version as upstream has it, and as package managers order it: <c>6.4-rc7</c> comes before <c>6.4</c> only with a tilde.
/// </summary>
/// <param name="Upstream">As the mainline's: <c>6.12.107</c>, <c>6.4-rc7</c>, <c>6.4-rc7-g0123456789ab</c>, <c>next-20231101</c>.</param>
public sealed partial record PackageVersion(string Upstream)
{
    private const string Snapshot = "next-";

    /// <summary>Whether it is a snapshot of linux-next.</summary>
    public bool IsNext => Upstream.StartsWith(Snapshot, StringComparison.Ordinal);

    /// <summary>Whether it is a snapshot of a commit: <c>-gSHA</c> behind a release.</summary>
    public bool IsSnapshot => IsNext || CommitSuffix().IsMatch(Upstream);

    /// <summary>Whether kernel.org has a tarball of it in its folder of releases.</summary>
    public bool IsRelease => !IsSnapshot && !Upstream.Contains("-rc", StringComparison.Ordinal);

    /// <summary>
    /// What the kernel's Makefile calls it: <c>6.4-rc7</c> is <c>6.4.0-rc7</c> there. A snapshot's commit is no part of it.
    /// </summary>
    public string Patch => IsNext ? Upstream
        : Candidate().Match(CommitSuffix().Replace(Upstream, "")) is { Success: true } rc
            ? $"{Three(rc.Groups[1].Value)}{rc.Groups[2].Value}"
            : Three(CommitSuffix().Replace(Upstream, ""));

    /// <summary>As RPM has it: <c>6.4~rc7</c>, <c>0~next.20231101</c>.</summary>
    public string Rpm => IsNext
        ? $"0~next.{Upstream[Snapshot.Length..].Replace('-', '.')}"
        : RpmOf(CommitSuffix().Replace(Upstream, "")) + Commit;

    /// <summary>As Debian has it, without a revision; the same rules as RPM's but that <c>_</c> is not allowed.</summary>
    public string Debian => Rpm.Replace('_', '.');

    /// <summary>As Arch has it, where neither <c>-</c> nor <c>~</c> is allowed: <c>6.4rc7</c>, which pacman orders before
    /// <c>6.4</c>.</summary>
    public string Arch => IsNext
        ? $"next.{Upstream[Snapshot.Length..].Replace('-', '.')}"
        : Upstream.Replace("-rc", "rc", StringComparison.Ordinal).Replace('-', '.').Replace('~', '.');

    // 6.4.0-rc7 -> 6.4~rc7; further dashes are dots
    private static string RpmOf(string version) =>
        version.Replace(".0-rc", "~rc", StringComparison.Ordinal).Replace("-rc", "~rc", StringComparison.Ordinal).Replace('-', '.');

    // A snapshot comes behind the release that it follows.
    private string Commit => CommitSuffix().Match(Upstream) is { Success: true } match ? $".g{match.Groups[1].Value[..7]}" : "";

    private static string Three(string version) => TwoNumbers().IsMatch(version) ? version + ".0" : version;

    [GeneratedRegex(@"^\d+\.\d+$")]
    private static partial Regex TwoNumbers();

    [GeneratedRegex(@"^(\d+(?:\.\d+)+)(-rc\d+)")]
    private static partial Regex Candidate();

    [GeneratedRegex("-g([0-9a-f]{7,40})$")]
    private static partial Regex CommitSuffix();
}
