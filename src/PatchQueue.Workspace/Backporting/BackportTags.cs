using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Ordering;

namespace PatchQueue.Backporting;

/// <summary>The tags of a patch that is an upstream commit.</summary>
internal sealed class BackportTags(BackportSetup setup, CommitOrder order)
{
    private const string QueuedText = "Queued in subsystem maintainer repository";
    private const string GitFixes = "git-fixes";

    private readonly QueuedCommits _queued = new(setup.Headers);

    /// <summary>The header of a commit's patch.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="message">Its message.</param>
    /// <param name="isPartial">Whether only a part of it is taken.</param>
    public PatchHeader Of(CommitFacts commit, string message, bool isPartial)
    {
        var place = order.Find(commit.Id);
        var isQueued = place is { Head: > 0 };
        return BackportHeader.Of(commit, message,
        [
            ("Git-commit", commit.Id + (isPartial ? " (partial)" : "")),
            ("Patch-mainline", isQueued ? QueuedText : place is { } found ? order.Releases.Of(found) : null),
            ("Git-repo", isQueued ? order.Ranking.Heads[place!.Value.Head].Repository.Text : null),
            ("References", $"{setup.Wish.Cves.GetValueOrDefault(commit.Id)} {Others(message)}".Trim()),
        ]);
    }

    private string? Others(string message) => setup.Wish.References.Length > 0 ? setup.Wish.References : FixOf(message);

    // kernel-source says so of what mends a patch of the queue; where no patch has References, this one need not.
    private string? FixOf(string message) =>
        CommitNotes.Read(message).Fixes.SelectMany(_queued.Named).Any(row => setup.Headers.Naming(row.Id)
            .Any(named => named.Patch.Header.First("References") is not null)) ? GitFixes : null;
}
