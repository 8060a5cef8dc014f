using System.Collections.Immutable;
using PatchQueue.Checking;
using PatchQueue.Checks;
using PatchQueue.Git;
using PatchQueue.Headers;

namespace PatchQueue.Ordering;

/// <summary>Finds what upstream has mended or taken back of a queue's patches since, and the queue lacks.</summary>
/// <param name="order">The upstream order of the clone.</param>
/// <param name="repository">The clone.</param>
/// <param name="headers">The headers of the queue.</param>
public sealed class FixSearch(CommitOrder order, string repository, QueueHeaders headers)
{
    private readonly QueuedCommits _queued = new(headers);

    /// <summary>Searches.</summary>
    /// <param name="range">Revisions as <c>git log</c> has them.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <returns>In upstream order; each commit once, as a revert where it is one.</returns>
    /// <exception cref="GitException">git does not know a revision.</exception>
    public IReadOnlyList<MissingFix> In(IEnumerable<string> range, CancellationToken cancellation)
    {
        var messages = CommitMessages.Read(repository, range, CommitNotes.Patterns, cancellation)
            .Select(commit => (commit.Id, commit.Message, Notes: CommitNotes.Read(commit.Message))).ToList();
        var reverts = Reverts(messages.Select(commit => (commit.Id, commit.Notes)));
        var missing = messages.Where(commit => !IsSettled(commit.Id, commit.Notes))
            .Select(commit => Examine(commit.Id, commit.Message, commit.Notes)).OfType<MissingFix>().ToList();
        var ignored = OnlyIgnoredPaths(missing, cancellation);
        return
        [
            .. missing.Where(fix => !ignored.Contains(fix.Id)).OrderBy(fix => order.Find(fix.Id) ?? CommitPlace.Unknown)
                .Select(fix => fix with { RevertedBy = RevertOf(fix.Id, reverts) }),
        ];
    }

    private bool IsSettled(string id, CommitNotes notes) => notes.Upstream.Prepend(id).Any(name =>
        _queued.Has(name) || _queued.Refuses(name) || headers.Blacklist.Find(name) is not null);

    private MissingFix? Examine(string id, string message, CommitNotes notes)
    {
        var reverted = notes.Reverts.SelectMany(_queued.Named).ToList();
        var named = reverted.Count > 0 ? reverted : [.. notes.Fixes.SelectMany(_queued.Named)];
        return named.Count == 0 ? null
            : new MissingFix(id, message.Split('\n', 2)[0], order.Find(id) is { } place ? order.Releases.Of(place) : null,
                reverted.Count > 0)
            {
                Of = [.. named.Select(row => (row.Patch, row.Id)).Distinct()],
            };
    }

    // What changes nothing but paths of the blacklist is as good as in it.
    private HashSet<string> OnlyIgnoredPaths(IReadOnlyCollection<MissingFix> missing, CancellationToken cancellation) =>
        headers.Blacklist.Entries.All(entry => Blacklist.IsCommit(entry.Text))
            ? []
            : [.. CommitFacts.Of(repository, missing.Select(fix => fix.Id), cancellation).Values
                .Where(commit => commit.Paths.Length > 0 && commit.Paths.All(path => headers.Blacklist.FindPath(path) is not null))
                .Select(commit => commit.Id)];

    private static ImmutableSortedDictionary<string, string> Reverts(IEnumerable<(string Id, CommitNotes Notes)> commits)
    {
        var reverts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (id, notes) in commits)
        {
            foreach (var reverted in notes.Reverts)
            {
                reverts[reverted] = id;
            }
        }

        return reverts.ToImmutable();
    }

    private static string? RevertOf(string id, ImmutableSortedDictionary<string, string> reverts)
    {
        const int MinLength = 7;
        return Enumerable.Range(MinLength, id.Length - MinLength + 1).Select(length => reverts.GetValueOrDefault(id[..length]))
            .FirstOrDefault(found => found is not null);
    }
}
