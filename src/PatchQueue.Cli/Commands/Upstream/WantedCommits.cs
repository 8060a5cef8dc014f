using System.Collections.Immutable;
using PatchQueue.Checking;
using PatchQueue.Cli;
using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Ordering;

namespace PatchQueue.Commands;

/// <summary>The commits that a command line means: single ones, ranges, CVEs, and files that list any of these.</summary>
/// <param name="objects">The clone.</param>
/// <param name="vulns">Where the clone of the repository of vulnerabilities is; null for nowhere.</param>
/// <param name="context">The world around the command.</param>
internal sealed class WantedCommits(GitObjects objects, string? vulns, CommandContext context)
{
    private readonly List<string> _ids = [];
    private readonly Dictionary<(string Id, string Name), Vulnerability> _cves = [];
    private readonly VulnerabilityMap? _map = vulns is null ? null : new VulnerabilityMap(vulns);

    /// <summary>The CVEs of the commits that are wanted for one.</summary>
    public ILookup<string, Vulnerability> Cves => _cves.ToLookup(row => row.Key.Id, row => row.Value);

    /// <summary>The names of the CVEs of each such commit, separated by blanks.</summary>
    public ImmutableSortedDictionary<string, string> CveNames => Cves.ToImmutableSortedDictionary(
        row => row.Key, row => string.Join(' ', row.Select(cve => cve.Cve)));

    /// <summary>Finds them.</summary>
    /// <param name="words">The command line.</param>
    /// <param name="order">The upstream order, in which they come.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <returns>Full ids, each once.</returns>
    public IReadOnlyList<string> In(IEnumerable<string> words, CommitOrder order, CancellationToken cancellation)
    {
        foreach (var word in words)
        {
            if (File.Exists(context.PathOf(word)))
            {
                AddFile(context.PathOf(word), cancellation);
            }
            else
            {
                Add(word, null, cancellation);
            }
        }

        return [.. _ids.Distinct().OrderBy(id => order.Find(id) ?? CommitPlace.Unknown)];
    }

    // A line begins with a commit, a range or a CVE; a file that is called after a CVE is about that one.
    private void AddFile(string path, CancellationToken cancellation)
    {
        var cve = Cve(Path.GetFileNameWithoutExtension(path)) is { } name
            ? _map?.TryFind(name) ?? new Vulnerability(name, [], [])
            : null;
        foreach (var line in File.ReadLines(path).Select(line => line.Split('#', 2)[0].Trim()).Where(line => line.Length > 0))
        {
            Add(line.Split([' ', '\t', ':'], 2)[0], cve, cancellation);
        }
    }

    private void Add(string word, Vulnerability? cve, CancellationToken cancellation)
    {
        if (Cve(word) is { } named)
        {
            var map = _map ?? throw new UsageException(
                $"no clone of the repository of vulnerabilities is named, which says what {named} is",
                "name it in pq.toml (vulns = \"DIR\") or in PQ_VULNS");
            var known = map.Find(named);
            AddAll(known.Commits.Select(id => objects.Resolve(id).Id), known);
        }
        else if (word.StartsWith('-'))
        {
            throw new UsageException($"'{word}' is no commit");
        }
        else if (word.Contains("..", StringComparison.Ordinal))
        {
            AddAll(CommitWalk.OldestFirst(objects.Repository, [word], cancellation), cve);
        }
        else
        {
            AddAll([objects.Resolve(word).Id], cve);
        }
    }

    private void AddAll(IEnumerable<string> ids, Vulnerability? cve)
    {
        foreach (var id in ids)
        {
            _ids.Add(id);
            if (cve is not null)
            {
                _cves.TryAdd((id, cve.Cve), cve);
            }
        }
    }

    private static string? Cve(string word) =>
        !Blacklist.IsCommit(word) && Reference.ReadAll(word) is [{ Kind: ReferenceKind.Cve } reference] ? reference.Key : null;
}
