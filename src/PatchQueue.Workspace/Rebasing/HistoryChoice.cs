using System.Text.RegularExpressions;
using PatchQueue.Git;
using PatchQueue.Histories;
using PatchQueue.Trees;

namespace PatchQueue.Rebasing;

/// <summary>Which commits lie between two mainlines, where a clone has them.</summary>
public static partial class HistoryChoice
{
    /// <summary>Finds them.</summary>
    /// <param name="from">The old mainline.</param>
    /// <param name="onto">The new one.</param>
    /// <param name="clone">The clone that has the upstream commits; null for that of the mainlines, if they are commits.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <returns>Null where no clone has both.</returns>
    /// <exception cref="GitException">The clone cannot be read.</exception>
    public static CommitRange? TryFind(IMainline from, IMainline onto, string? clone, CancellationToken cancellation)
    {
        var repository = clone ?? (onto as GitMainline)?.Repository ?? (from as GitMainline)?.Repository;
        if (repository is null)
        {
            return null;
        }

        using var objects = GitObjects.Open(repository);
        return IdOf(from, objects) is { } old && IdOf(onto, objects) is { } @new
            ? CommitRange.Read(repository, old, @new, cancellation)
            : null;
    }

    // A tarball or folder is the release that it is named after: linux-6.12.107.orig.tar.xz is v6.12.107.
    private static string? IdOf(IMainline mainline, GitObjects objects)
    {
        if (mainline is GitMainline { Commit.Id: var id })
        {
            return objects.Has(id) ? id : null;
        }

        var version = Version().Match(Path.GetFileName(Path.TrimEndingDirectorySeparator(mainline.Name))).Groups[1].Value;
        var tag = new[] { "v" + version, version }.FirstOrDefault(name => version.Length > 0 && objects.Has(name));
        return tag is null ? null : objects.Resolve(tag).Id;
    }

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)+(?:-rc[0-9]+)?)(?:\.orig)?(?:\.tar(?:\.\w+)?)?$")]
    private static partial Regex Version();
}
