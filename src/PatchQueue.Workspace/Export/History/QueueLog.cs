using System.Collections.Immutable;
using PatchQueue.Changelogs;
using PatchQueue.Git;
using PatchQueue.Guards;
using PatchQueue.Queues;

namespace PatchQueue.Export;

/// <summary>What has been done to a queue, commit by commit: the changelog that its git can tell.</summary>
/// <param name="folder">The queue.</param>
/// <param name="symbols">The symbols that say which patches are applied.</param>
/// <param name="history">The queue's git.</param>
public sealed class QueueLog(QueueFolder folder, SymbolSet symbols, WorktreeHistory history)
{
    /// <summary>The entries, the newest first.</summary>
    /// <param name="from">The last commit that an older changelog has; null for the beginning.</param>
    /// <param name="to">The newest commit.</param>
    /// <param name="most">How many at most; null for all.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="ExportException">The clone is shallow, so that older commits are not there.</exception>
    /// <exception cref="GitException">A commit is missing.</exception>
    public ImmutableArray<ChangelogEntry> Read(string? from, string to, int? most, CancellationToken cancellation)
    {
        if (history.IsShallow)
        {
            throw new ExportException(
                $"the clone {Text.DisplayText.Of(history.Top)} is shallow: a changelog of it would lack what is older",
                "git fetch --unshallow brings the history");
        }

        using var objects = GitObjects.Open(history.Top);
        var words = new CommitChanges(folder, symbols, history, objects);
        return [.. history.Touching(from, to, folder.Root, most, cancellation).Select(commit => new ChangelogEntry(
            commit.Author.When, commit.Author.Name, commit.Author.Email, [new ChangelogItem(commit.Subject, words.Of(commit))])
        {
            Commit = commit.Id,
        })];
    }
}
