using System.Text;
using PatchQueue.Headers;

namespace PatchQueue.Tests.Headers;

public sealed class PatchHeaderTests
{
    private const string Suse = """
        From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
        From: A B <ab@example.org>
        Date: Mon, 3 Jun 2024 10:00:00 +0200
        Subject: net: fix a thing that takes a line
         and a half
        Git-Commit: 0123456789012345678901234567890123456789
        Patch-mainline: v6.4-rc1

        net: the text says Subject: nothing
        https://example.org/a

        Fixes: 012345678901 ("net: break it")
        Signed-off-by: A B <ab@example.org>
        ---
         f | 2 +-

        """;

    [Test]
    public void Tags_are_found_in_the_block_and_in_the_message()
    {
        var tags = Read(Suse).Tags.Select(tag => $"{tag.LineNumber} {tag.Name}{(tag.IsInBlock ? "" : " below")}");

        Assert.That(
            tags,
            Is.EqualTo(["2 From", "3 Date", "4 Subject", "6 Git-Commit", "7 Patch-mainline", "9 net below", "12 Fixes below",
                "13 Signed-off-by below"]));
    }

    [Test]
    public void A_tag_that_goes_on_in_the_next_line_is_one()
    {
        var subject = Read(Suse).First("subject")!;

        Assert.That((subject.Value, subject.Joined), Is.EqualTo(
            ("net: fix a thing that takes a line\nand a half", "net: fix a thing that takes a line and a half")));
    }

    [Test]
    public void A_new_tag_goes_where_kernel_source_puts_it()
    {
        Assert.That(LineBefore(HeaderEdit.Add(Read(Suse), "References", "bsc#1"), "References"), Is.EqualTo("Patch-mainline: v6.4-rc1"));
        Assert.That(LineBefore(HeaderEdit.Add(Read(Suse), "Git-commit", new string('a', 40)), "Git-commit"),
            Does.StartWith("Git-Commit: 0123"));
        Assert.That(LineBefore(HeaderEdit.Add(Read(Suse), "Git-repo", "davem/net"), "Git-repo"), Is.EqualTo("Patch-mainline: v6.4-rc1"));
        Assert.That(LineBefore(HeaderEdit.Add(Read(Suse), "Acked-by", "C <c@d>"), "Acked-by"), Does.StartWith("Signed-off-by: A B"));
    }

    [TestCase("", "References: bsc#1\n\n")]
    [TestCase("a text\n\n", "References: bsc#1\n\na text\n\n")]
    [TestCase("a text\r\n", "References: bsc#1\r\n\r\na text\r\n")]
    [TestCase("Subject: a", "Subject: a\nReferences: bsc#1\n")]
    [TestCase("Description: a\n b\nForwarded: no\n\n", "Description: a\n b\nForwarded: no\nReferences: bsc#1\n\n")]
    public void A_header_without_a_block_gets_one(string header, string expected)
    {
        Assert.That(TextOf(HeaderEdit.Add(Read(header), "References", "bsc#1")), Is.EqualTo(expected));
    }

    [TestCase("", "Acked-by: a\n")]
    [TestCase("Subject: a\n\nbody\n\n", "Subject: a\n\nbody\n\nAcked-by: a\n\n")]
    [TestCase("Subject: a\n\nbody\n---\n f | 1 +\n", "Subject: a\n\nbody\n\nAcked-by: a\n---\n f | 1 +\n")]
    [TestCase("Subject: a\n\nbody\n\nLink: x\n", "Subject: a\n\nbody\n\nLink: x\nAcked-by: a\n")]
    [TestCase("Subject: a\n", "Subject: a\n\nAcked-by: a\n")]
    public void An_attribution_goes_below_the_message(string header, string expected)
    {
        Assert.That(TextOf(HeaderEdit.Add(Read(header), "Acked-by", "a")), Is.EqualTo(expected));
    }

    [Test]
    public void A_tag_that_is_set_keeps_its_spelling_and_its_place_and_is_the_only_one()
    {
        var header = Read("References: a\nGit-Commit: b\ngit-commit: c\n\ntext\n");

        Assert.That(TextOf(HeaderEdit.Set(header, "git-commit", "d")), Is.EqualTo("References: a\nGit-Commit: d\n\ntext\n"));
    }

    [Test]
    public void A_tag_goes_with_the_lines_that_continue_it()
    {
        Assert.That(TextOf(HeaderEdit.Delete(Read(Suse), "subject")), Is.EqualTo(
            Suse.Replace("Subject: net: fix a thing that takes a line\n and a half\n", "", StringComparison.Ordinal)));
        Assert.That(TextOf(HeaderEdit.Delete(Read("A: 1\nA: 2\n"), "A", "2")), Is.EqualTo("A: 1\n"));
    }

    [TestCase("a b", "x")]
    [TestCase("Subject", " ")]
    [TestCase("Subject", "a\n\nb")]
    [TestCase("Subject", "a\u001b[1m")]
    [TestCase("Acked-by", "a\nb")]
    public void What_cannot_be_a_tag_is_refused(string name, string value)
    {
        Assert.That(() => HeaderEdit.Set(Read("Subject: a\n\nb\n\nAcked-by: c\n"), name, value), Throws.ArgumentException);
    }

    [TestCase("Subject: a\n", HeaderForm.Mail)]
    [TestCase("Description: a\n", HeaderForm.Dep3)]
    [TestCase("a text\nSubject: a\n", HeaderForm.Plain)]
    [TestCase("", HeaderForm.Plain)]
    public void A_header_has_a_form(string header, HeaderForm form)
    {
        Assert.That(Read(header).Form, Is.EqualTo(form));
    }

    [TestCase("Git-commit: {0} (partial)\n", true)]
    [TestCase("Subject: a\n\n(cherry picked from commit {0})\n", false)]
    [TestCase("Subject: a\n\ncommit {0} upstream.\n", false)]
    [TestCase("Subject: a\n\n[ Upstream commit {0} ]\n", false)]
    [TestCase("Description: a\nOrigin: https://git.kernel.org/linus/{0}\n", false)]
    [TestCase("From {0} Mon Sep 17 00:00:00 2001\nSubject: a\n", false)]
    public void The_upstream_commit_is_known_by_any_convention(string header, bool isPartial)
    {
        var id = "0123456789abcdef0123456789abcdef01234567";

        Assert.That(
            UpstreamCommit.NamedIn(Read(string.Format(null, header, id))), Is.EqualTo([new UpstreamCommit(id, isPartial)]));
    }

    [Test]
    public void References_are_known_in_every_spelling()
    {
        var keys = Reference.ReadAll("bnc#823517,boo#12 CVE-2021-3542, FATE#320588 PED-15312;jsc#SLE-7772 git-fix none stable-5.14.1")
            .Select(reference => $"{reference.Kind} {reference.Key}");

        Assert.That(keys, Is.EqualTo([
            "Bug bsc#823517", "Bug bsc#12", "Cve CVE-2021-3542", "Feature fate#320588", "Feature jsc#PED-15312", "Feature jsc#SLE-7772",
            "GitFix git-fixes", "Other none", "Stable stable-5.14.1"]));
    }

    private static PatchHeader Read(string header) => PatchHeader.Read(Encoding.UTF8.GetBytes(header));

    private static string TextOf(PatchHeader header) => Encoding.UTF8.GetString(header.Bytes.Span);

    private static string LineBefore(PatchHeader header, string name)
    {
        var lines = TextOf(header).Split('\n');
        return lines[Array.FindLastIndex(lines, line => line.StartsWith(name + ":", StringComparison.Ordinal)) - 1];
    }
}
