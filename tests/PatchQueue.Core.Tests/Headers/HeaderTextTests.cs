using System.Text;
using PatchQueue.Headers;

namespace PatchQueue.Tests.Headers;

public sealed class HeaderTextTests
{
    [TestCase("Subject: a\n\n f | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\n", "Subject: a\n\n\n")]
    [TestCase("# f |  2 +-\n# g | 1 -\n# 2 files changed\ntext\n", "text\n")]
    [TestCase("a table:\n one | two\n\nand text\n", "a table:\n one | two\n\nand text\n")]
    [TestCase(" one | two", " one | two")]
    public void A_diffstat_goes_and_what_only_looks_like_one_stays(string header, string expected)
    {
        Assert.That(Text(HeaderText.WithoutDiffstat(Encoding.UTF8.GetBytes(header))), Is.EqualTo(expected));
    }

    [Test]
    public void Blanks_at_ends_of_lines_go_and_nothing_else()
    {
        Assert.That(Text(HeaderText.WithoutTrailingBlanks("a \t\n b\r\n\t\nc "u8)), Is.EqualTo("a\n b\r\n\nc"));
    }

    [Test]
    public void A_mailbox_is_cut_where_a_From_line_follows_an_empty_one()
    {
        const string From = "From 0123456789abcdef Mon Sep 17 00:00:00 2001\n";
        var (first, second) = (From + "Subject: a\n\nFrom here on it is text\n" + From + "more\n\n", From + "Subject: b\n\nx\n");
        var bytes = Encoding.UTF8.GetBytes(first + second);

        var mails = Mailbox.Split(bytes).Select(mail => Text(mail.ToArray()));

        Assert.That(mails, Is.EqualTo(new[]
        {
            From + "Subject: a\n\nFrom here on it is text\n" + From + "more\n", From + "Subject: b\n\nx\n",
        }));
        Assert.That(Mailbox.Split("Subject: a\n"u8.ToArray()), Is.Empty);
    }

    // What git format-patch 2.39 names them, without its number.
    [TestCase("net: core: Fix the \"thing\", in (some) way", "net-core-Fix-the-thing-in-some-way.patch")]
    [TestCase("a...b", "a.b.patch")]
    [TestCase("  ends. ", "ends.patch")]
    [TestCase("net: core: Fix the \"thing\", in (some) way... and more of it, so that the subject is long",
        "net-core-Fix-the-thing-in-some-way.-and-more-of-it-s.patch")]
    [TestCase("äö", null)]
    [TestCase("../../etc", "etc.patch")]
    public void A_mail_is_named_after_its_subject(string subject, string? name)
    {
        Assert.That(SubjectName.Of(subject), Is.EqualTo(name));
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
