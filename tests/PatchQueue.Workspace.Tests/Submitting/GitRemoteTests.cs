using NUnit.Framework;
using PatchQueue.Submitting;

namespace PatchQueue.Tests.Submitting;

public sealed class GitRemoteTests
{
    [TestCase("https://me:secret@example.org/r", "https://example.org/r")]
    [TestCase("https://secret@example.org:8443/r@1", "https://example.org:8443/r@1")]
    [TestCase("HTTP://secret:@example.org", "HTTP://example.org")]
    [TestCase("https://me:p@ss secret@example.org/r", "https://example.org/r")]
    [TestCase("ssh://git:secret@example.org/r", "ssh://git@example.org/r")]
    [TestCase("ssh://git@example.org/r", "ssh://git@example.org/r")]
    [TestCase("git@example.org:r", "git@example.org:r")]
    [TestCase("https://example.org/a@b", "https://example.org/a@b")]
    [TestCase("/srv/a@b", "/srv/a@b")]
    public void An_address_is_shown_without_what_may_be_a_password(string address, string shown)
    {
        var remote = new GitRemote(address, "main");

        Assert.That(remote.ShownAddress, Is.EqualTo(shown));
        Assert.That(remote.ToString(), Is.EqualTo($"main of {shown}"));
    }

    [TestCase("https://secret@example.org/r", "cannot read the password for 'https://secret@example.org'",
        "cannot read the password for 'https://example.org'")]
    [TestCase("https://secret:x@example.org/r", "https://secret@example.org/r/: no", "https://example.org/r/: no")]
    [TestCase("ssh://git:secret@example.org/r", "git:secret@example.org: denied", "git@example.org: denied")]
    [TestCase("/srv/r", "me@example.org: denied", "me@example.org: denied")]
    public void Words_of_git_lose_it_too(string address, string words, string shown) =>
        Assert.That(new GitRemote(address, "main").Hide(words), Is.EqualTo(shown));
}
