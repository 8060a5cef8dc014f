using System.Text.RegularExpressions;

namespace PatchQueue.Queues;

/// <summary>
/// Finds the source that a queue's SRCVERSION means where kernel-source's scripts look: a tarball in the queue's root, then in
/// <c>$MIRROR</c> and its folders, then the revision in <c>$LINUX_GIT</c>.
/// </summary>
public static partial class MainlineResolver
{
    private static readonly string[] Suffixes = ["xz", "zst", "gz", "bz2"];

    /// <summary>Looks for <paramref name="version"/>.</summary>
    /// <param name="version">As in <see cref="KernelSource.SourceVersion"/>.</param>
    /// <param name="root">The queue's root, absolute; relative variables begin there too.</param>
    /// <param name="environment">For <c>MIRROR</c> and <c>LINUX_GIT</c>.</param>
    public static MainlineSearch Resolve(string version, string root, IReadOnlyDictionary<string, string> environment)
    {
        var tried = new List<string>();
        foreach (var folder in Folders(version, root, environment, tried))
        {
            var stem = Path.Combine(folder, $"linux-{version}.tar");
            if (Suffixes.Select(suffix => $"{stem}.{suffix}").FirstOrDefault(File.Exists) is { } archive)
            {
                return new MainlineSearch.Found(archive);
            }

            tried.Add($"{stem}.{{{string.Join(',', Suffixes)}}}");
        }

        return FindRepository(root, environment, tried) is { } repository
            ? new MainlineSearch.Found($"{repository}#{Revision(version)}")
            : new MainlineSearch.NotFound(version, [.. tried]);
    }

    /// <summary>
    /// The git revision of a version: <c>6.4-rc7</c> is tag <c>v6.4-rc7</c>, <c>next-DATE</c> a tag itself, <c>...-gSHA</c> the commit.
    /// </summary>
    public static string Revision(string version) =>
        CommitSuffix().Match(version) is { Success: true } commit ? commit.Groups[1].Value
        : version.StartsWith("next-", StringComparison.Ordinal) ? version
        : "v" + version;

    private static IEnumerable<string> Folders(
        string version, string root, IReadOnlyDictionary<string, string> environment, List<string> tried)
    {
        yield return root;
        if (environment.GetValueOrDefault("MIRROR") is not { Length: > 0 } mirror)
        {
            tried.Add("$MIRROR (not set)");
            yield break;
        }

        mirror = Path.GetFullPath(mirror, root);
        yield return mirror;
        if (SeriesFolder(version) is { } series)
        {
            yield return Path.Combine(mirror, series);
            yield return Path.Combine(mirror, series, "testing");
        }

        yield return Path.Combine(mirror, "testing");
    }

    // kernel.org's folders: v6.x, v2.6
    private static string? SeriesFolder(string version)
    {
        var match = Numbers().Match(version);
        return !match.Success ? null
            : match.Groups[1].Value == "2" ? $"v2.{match.Groups[2].Value}"
            : $"v{match.Groups[1].Value}.x";
    }

    private static string? FindRepository(string root, IReadOnlyDictionary<string, string> environment, List<string> tried)
    {
        if (environment.GetValueOrDefault("LINUX_GIT") is not { Length: > 0 } variable)
        {
            tried.Add("$LINUX_GIT (not set)");
            return null;
        }

        var repository = Path.GetFullPath(variable, root);
        if (Path.Exists(Path.Combine(repository, ".git")) || Directory.Exists(Path.Combine(repository, "objects")))
        {
            return repository;
        }

        tried.Add($"{repository} (no git repository)");
        return null;
    }

    [GeneratedRegex("-g([0-9a-fA-F]{7,40})$")]
    private static partial Regex CommitSuffix();

    [GeneratedRegex(@"^(\d+)\.(\d+)")]
    private static partial Regex Numbers();
}
