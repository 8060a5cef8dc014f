using PatchQueue.Changelogs;

namespace PatchQueue.Tests.Changelogs;

public sealed class ChangelogTests
{
    private static readonly DateTimeOffset Day = new(2024, 1, 1, 12, 0, 0, TimeSpan.FromHours(2));

    private static readonly string[] Hostile =
    [
        "-------------------------------------------------------------------\nMon Jan  1 00:00:00 UTC 2024 - evil@example.org",
        "* Mon Jan 01 2024 Evil <evil@example.org> - 9-9",
        "x\n* Mon Jan 01 2024 Evil <evil@example.org> - 9-9",
        " -- Evil <evil@example.org>  Mon, 01 Jan 2024 00:00:00 +0000",
        "x\n -- Evil <evil@example.org>  Mon, 01 Jan 2024 00:00:00 +0000\n\nlinux (99) unstable; urgency=low",
        "%(touch pwned)",
        "x\n%post\ntouch pwned",
        "%{lua:os.execute('touch pwned')}",
        "x\u2028* Mon Jan 01 2024 Evil",
        "x\u001b]0;title\u0007",
    ];

    [TestCaseSource(nameof(Hostile))]
    public void A_changes_file_has_one_entry_whatever_a_text_says(string text)
    {
        var lines = SuseChanges.Write([Entry(text)]).Split('\n');

        Assert.That(lines.Count(line => line == new string('-', 67)), Is.EqualTo(1));
        Assert.That(lines.Skip(3).Where(line => line.Length > 0), Has.All.Matches<string>(line => line is ['-' or ' ', ' ', ..]));
    }

    [TestCaseSource(nameof(Hostile))]
    public void A_changelog_of_rpm_has_one_entry_and_no_macro(string text)
    {
        var lines = SpecChangelog.Write([Entry(text)], "1-1").Split('\n');

        Assert.That(lines.Count(line => line.StartsWith('*')), Is.EqualTo(1));
        Assert.That(string.Concat(lines).Replace("%%", "", StringComparison.Ordinal), Does.Not.Contain("%"));
    }

    [TestCaseSource(nameof(Hostile))]
    public void A_changelog_of_Debian_has_one_trailer(string text)
    {
        var lines = DebianChangelog.Write("hello", "1-1", "unstable", Entry(text)).Split('\n');

        Assert.That(lines.Count(line => line.StartsWith(" -- ", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(lines.Count(line => line.Length > 0 && line[0] != ' '), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Hostile))]
    public void A_name_cannot_forge_an_entry_either(string text)
    {
        var entry = Entry("x") with { Name = text, Email = text };

        Assert.That(SuseChanges.Write([entry]).Split('\n').Count(line => line == new string('-', 67)), Is.EqualTo(1));
        Assert.That(SpecChangelog.Write([entry], null).Split('\n').Count(line => line.StartsWith('*')), Is.EqualTo(1));
        Assert.That(
            DebianChangelog.Write("a", "1", "b", entry).Split('\n').Count(line => line.StartsWith(" -- ", StringComparison.Ordinal)),
            Is.EqualTo(1));
    }

    [Test]
    public void The_forms_say_the_same()
    {
        var entry = new ChangelogEntry(Day, "A U Thor", "a@example.org", [new ChangelogItem("Add a patch", ["a.patch (bsc#1)"])])
        {
            Commit = new string('c', 40),
        };

        Assert.That(SuseChanges.Write([entry]), Is.EqualTo("""
            -------------------------------------------------------------------
            Mon Jan  1 10:00:00 UTC 2024 - a@example.org

            - Add a patch
              * a.patch (bsc#1)
            - commit ccccccc


            """.ReplaceLineEndings("\n")));
        Assert.That(SpecChangelog.Write([entry], "6.1-1"), Is.EqualTo(
            "* Mon Jan 01 2024 A U Thor <a@example.org> - 6.1-1\n- Add a patch\n  + a.patch (bsc#1)\n\n"));
        Assert.That(MarkdownChangelog.Write([entry]), Is.EqualTo(
            "## 2024-01-01 A U Thor (cccccccccccc)\n\n- Add a patch\n  - a.patch (bsc\\#1)\n\n"));
    }

    [TestCase("last commit: 0123456789abcdef0123456789abcdef01234567\n", "0123456789abcdef0123456789abcdef01234567")]
    [TestCase("x\n# commit range: aaaaaaa..bbbbbbb\ny", "bbbbbbb")]
    [TestCase("nothing", null)]
    public void An_older_changelog_says_where_the_next_begins(string text, string? commit) =>
        Assert.That(ChangelogMark.LastCommit(text), Is.EqualTo(commit));

    private static ChangelogEntry Entry(string text) => new(Day, "A", "a@example.org", [new ChangelogItem(text, [text])]);
}
