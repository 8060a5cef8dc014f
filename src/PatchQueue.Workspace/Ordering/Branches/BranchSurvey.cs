using System.Text;
using PatchQueue.Checking;
using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Queues;

namespace PatchQueue.Ordering;

/// <summary>Says of each branch of a queue's git how it stands to upstream commits.</summary>
/// <param name="queue">The top of the queue's worktree; absolute.</param>
/// <param name="clone">The clone that has the commits.</param>
/// <param name="cves">The CVEs that commits are wanted for; a branch's blacklist may name those too.</param>
public sealed class BranchSurvey(string queue, GitObjects clone, ILookup<string, Vulnerability> cves)
{
    private const string ConfigPath = "rpm/config.sh";
    private const string BlacklistPath = "blacklist.conf";

    /// <summary>The branches that a file lists: the first word of each line, without a colon.</summary>
    /// <param name="path">The file, such as kernel-source's <c>branches.conf</c>.</param>
    public static IEnumerable<string> ReadBranches(string path) => File.ReadLines(path)
        .Select(line => line.Split('#', 2)[0].Split([' ', '\t', ':'], 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "")
        .Where(branch => branch.Length > 0);

    /// <summary>Looks at one branch.</summary>
    /// <param name="branch">The branch; one of <c>origin</c> when there is no local one.</param>
    /// <param name="commits">The commits' full ids.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="GitException">The queue has no such branch.</exception>
    public IEnumerable<BranchFinding> Of(string branch, IReadOnlyCollection<string> commits, CancellationToken cancellation)
    {
        var revision = Revision(branch);
        var fixedBy = commits.ToDictionary(id => id, id => Mended(id, cancellation));
        var pattern = $"^(git-commit|alt-commit|no-fix):.*({string.Join('|', commits.Concat(fixedBy.Values.SelectMany(ids => ids)))})";
        var tags = CommitSearch.Lines(queue, revision, pattern, cancellation);
        var blacklist = Blacklist.Read((CommitSearch.File(queue, revision, BlacklistPath, cancellation) ?? default).Span);
        var mainline = Mainline(revision, cancellation);
        return commits
            .Select(id => new BranchFinding(branch, id, BranchState.Needs, ""))
            .Select(finding => Judge(finding, fixedBy[finding.Commit], tags, blacklist, mainline, cancellation));
    }

    private BranchFinding Judge(
        BranchFinding finding, List<string> mended, IReadOnlyList<(string Path, string Line)> tags, Blacklist blacklist,
        string? mainline, CancellationToken cancellation)
    {
        var id = finding.Commit;
        var named = tags.Where(row => row.Line.Contains(id, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Find(row => !IsNoFix(row.Line)) is { Path: { } patch })
        {
            return finding with { State = BranchState.Has, Reason = patch };
        }

        if (mainline is not null && CommitSearch.Holds(clone.Repository, id, mainline, cancellation))
        {
            return finding with { State = BranchState.Has, Reason = mainline };
        }

        var refused = blacklist.Find(id, string.Join(' ', cves[id].Select(cve => cve.Cve)));
        if (named.Count > 0 || refused is not null)
        {
            return finding with { State = BranchState.Blacklisted, Reason = named.Count > 0 ? named[0].Path : refused!.Reason };
        }

        var isKnown = mended.Count > 0 && mainline is not null && clone.Has(mainline);
        return isKnown && mended.All(old => !HasMended(old, tags, mainline!, cancellation))
            ? finding with { State = BranchState.NotAffected, Reason = $"it lacks {mended[0][..12]}" }
            : finding;
    }

    private bool HasMended(string id, IReadOnlyList<(string Path, string Line)> tags, string mainline, CancellationToken cancellation) =>
        tags.Any(row => !IsNoFix(row.Line) && row.Line.Contains(id, StringComparison.OrdinalIgnoreCase))
        || CommitSearch.Holds(clone.Repository, id, mainline, cancellation);

    private static bool IsNoFix(string line) => line.StartsWith("No-fix", StringComparison.OrdinalIgnoreCase);

    // The commits that a vulnerability came with, or else those that a commit says it mends.
    private List<string> Mended(string id, CancellationToken cancellation)
    {
        var origins = cves[id].SelectMany(cve => cve.Origins).ToList();
        var named = origins.Count > 0 ? origins
            : CommitMessages.Read(clone.Repository, ["--no-walk", id], [], cancellation)
                .SelectMany(commit => CommitNotes.Read(commit.Message) is var notes ? notes.Fixes.Concat(notes.Reverts) : []);
        return [.. named.Where(clone.Has).Select(word => clone.Resolve(word).Id)];
    }

    private string? Mainline(string revision, CancellationToken cancellation) =>
        CommitSearch.File(queue, revision, ConfigPath, cancellation) is { } config
        && ShellAssignments.Read(Encoding.UTF8.GetString(config.Span)).TryGetValue("SRCVERSION", out var version) && version.Length > 0
            ? MainlineResolver.Revision(version)
            : null;

    private string Revision(string branch)
    {
        using var objects = GitObjects.Open(queue);
        return objects.Has(branch) ? branch
            : objects.Has($"origin/{branch}") ? $"origin/{branch}"
            : objects.Resolve(branch).Id;
    }
}
