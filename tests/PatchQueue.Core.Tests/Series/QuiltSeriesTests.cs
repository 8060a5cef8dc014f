using PatchQueue.Guards;
using PatchQueue.Series;

namespace PatchQueue.Tests.Series;

public sealed class QuiltSeriesTests
{
    [Test]
    public void Names_are_the_first_words_of_lines()
    {
        var series = SeriesText.Read(
            "# head\n\np1.patch   \n\t p2.patch\t# why\n#p9.patch\n   \np3.patch #x\na#b.patch\n#end", SeriesDialect.Quilt);

        Assert.That(SeriesText.Names(series), Is.EqualTo(new[] { "p1.patch", "p2.patch", "p3.patch", "a#b.patch" }));
        Assert.That(series.Diagnostics, Is.Empty);
    }

    [TestCase("a", 1, null, false)]
    [TestCase("a -p0", 0, 0, false)]
    [TestCase("a -p 2", 2, 2, false)]
    [TestCase("a -R", 1, null, true)]
    [TestCase("a -p1 -R -p0 # -p3", 0, 0, true)]
    [TestCase("a -pab", 1, null, false)]
    public void Strip_level_and_reverse_take_effect(string line, int strip, int? given, bool reversed)
    {
        var series = SeriesText.Read(line, SeriesDialect.Quilt);
        var entry = series.Entries.Single();

        Assert.That((entry.StripLevel, entry.GivenStripLevel, entry.IsReversed), Is.EqualTo((strip, given, reversed)));
        Assert.That(series.Diagnostics, Is.Empty);
    }

    [TestCase("a -o/tmp/pwned", "'-o/tmp/pwned'")]
    [TestCase("a -p1 -d ..", "'-d'")]
    [TestCase("a --prefix=/tmp/", "'--prefix=/tmp/'")]
    [TestCase("a -e", "'-e'")]
    [TestCase("a --follow-symlinks", "'--follow-symlinks'")]
    [TestCase("a --fuzz=0#x", "'--fuzz=0#x'")]
    [TestCase("a -p", "'-p'")]
    [TestCase("a -p-1", "'-p-1'")]
    [TestCase("a -p99999999999", "'-p99999999999'")]
    [TestCase("my patch.patch", "'patch.patch'")]
    [TestCase("+x p2.patch", "'p2.patch'")]
    public void Any_other_word_is_an_error_that_names_it(string line, string word)
    {
        var series = SeriesText.Read("\n" + line, SeriesDialect.Quilt);

        Assert.That(series.HasErrors, Is.True);
        Assert.That((series.Diagnostics[0].Code, series.Diagnostics[0].Line), Is.EqualTo(("series-option", 2)));
        Assert.That(series.Diagnostics[0].Message, Does.Contain(word));
    }

    [TestCase("\"||system(\"touch${IFS}x\")||\"")]
    [TestCase("$(touch${IFS}x)")]
    [TestCase("`id`;id|id>x")]
    public void What_a_shell_or_awk_would_run_is_a_name(string name)
    {
        var series = SeriesText.Read(name + "\n", SeriesDialect.Quilt);

        Assert.That(SeriesText.Names(series), Is.EqualTo(new[] { name }));
        Assert.That(series.Diagnostics, Is.Empty);
    }

    [TestCase("a\n  # comment\n", "2: Warning series-indented-comment")]
    [TestCase("a\n\t#b.patch\n", "2: Warning series-indented-comment")]
    [TestCase("# x\na\r\nb\r\n", "2: Error series-crlf")]
    [TestCase("a\nb\na\n", "3: Error series-twice")]
    [TestCase("../a\n", "1: Error series-path")]
    [TestCase("\u00ef\u00bb\u00bfa\n", "1: Error series-bom")]
    public void A_trap_is_named_with_its_line(string text, string finding)
    {
        Assert.That(SeriesText.Findings(SeriesText.Read(text, SeriesDialect.Quilt)), Is.EqualTo(new[] { finding }));
    }

    [Test]
    public void To_quilt_the_carriage_return_is_part_of_the_name()
    {
        Assert.That(SeriesText.Names(SeriesText.Read("a\r\n", SeriesDialect.Quilt)), Is.EqualTo(new[] { "a\r" }));
    }

    [Test]
    public void Debian_takes_indented_comments_and_carriage_returns_for_what_they_are()
    {
        var series = SeriesText.Read("a.patch\r\n  # note\r\n\r\nb.patch -p1 # why\r\n", SeriesDialect.Debian);

        Assert.That(SeriesText.Names(series), Is.EqualTo(new[] { "a.patch", "b.patch" }));
        Assert.That(series.HasErrors, Is.False);
        Assert.That(SeriesText.Findings(series), Is.EquivalentTo(new[] { "1: Warning series-crlf", "2: Note series-indented-comment" }));
    }

    [Test]
    public void Armbian_skips_what_a_minus_begins()
    {
        var series = SeriesText.Read(
            "# x\n\tpatches.armbian/a.patch\n-\tpatches.armbian/b.patch\n-c.patch\nwith blank.patch  \n", SeriesDialect.Armbian);

        Assert.That(SeriesText.Names(series), Is.EqualTo(new[]
        {
            "patches.armbian/a.patch", "patches.armbian/b.patch", "c.patch", "with blank.patch",
        }));
        Assert.That(series.Active(SymbolSet.Empty).Select(e => e.LineNumber), Is.EqualTo(new[] { 2, 5 }));
    }
}
