using PatchQueue.Headers;

namespace PatchQueue.Tests.Headers;

public sealed class CommitNotesTests
{
    private const string Id = "0123456789abcdef0123456789abcdef01234567";

    [TestCase("Fixes: 0123456789ab (\"net: a word\")", "0123456789ab")]
    [TestCase("fixes: 0123456789AB", "0123456789ab")]
    [TestCase("Fixes commit 0123456789ab (\"net: a word\")", "0123456789ab")]
    [TestCase("Fixes: <0123456789ab>", "0123456789ab")]
    [TestCase("Fixes: commit #0123456", "0123456")]
    [TestCase("It fixes: 0123456789ab", null)]
    [TestCase("Fixes: 012345", null)]
    [TestCase("Fixes: CVE-2024-1234", null)]
    [TestCase("Fixes: 0123456789abz", null)]
    public void A_line_of_fixes_names_a_commit(string line, string? id) =>
        Assert.That(CommitNotes.Read($"Subject\n\n{line}\n").Fixes, Is.EqualTo(id is null ? [] : new[] { id }));

    [Test]
    public void Fixes_are_told_once_in_their_order()
    {
        var notes = CommitNotes.Read("S\n\nFixes: bbbbbbbbbbbb\nFixes: aaaaaaaaaaaa\nFixes: bbbbbbbbbbbb (\"x\")\n");

        Assert.That(notes.Fixes, Is.EqualTo(new[] { "bbbbbbbbbbbb", "aaaaaaaaaaaa" }));
    }

    [Test]
    public void A_revert_may_be_wrapped()
    {
        var notes = CommitNotes.Read($"Revert \"x\"\n\nThis reverts\ncommit {Id}, which was wrong.\n");

        Assert.That(notes.Reverts, Is.EqualTo(new[] { Id }));
    }

    [TestCase($"commit {Id} upstream.")]
    [TestCase($"[ Upstream commit {Id} ]")]
    [TestCase($"Upstream commit {Id}")]
    public void Stable_branches_say_what_a_commit_is(string line) =>
        Assert.That(CommitNotes.Read($"Subject\n\n{line}\n\nText.\n").Upstream, Is.EqualTo(new[] { Id }));

    [Test]
    public void A_sentence_about_a_commit_upstream_is_none() =>
        Assert.That(CommitNotes.Read($"S\n\nSince commit {Id} upstream. it works\n").Upstream, Is.Empty);
}
