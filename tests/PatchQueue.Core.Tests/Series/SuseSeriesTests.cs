using System.Security.Cryptography;
using System.Text;
using PatchQueue.Guards;
using PatchQueue.Series;

namespace PatchQueue.Tests.Series;

public sealed class SuseSeriesTests
{
    private static IEnumerable<string> RealFiles() => File.ReadLines(Path.Combine(TestFolders.Fixtures, "guards", "real.golden"));

    [TestCaseSource(nameof(RealFiles))]
    public void A_real_series_selects_what_the_guards_script_selected(string row)
    {
        // file, symbols, number of names, SHA-256 of their list
        var columns = row.Split('\t');
        var bytes = File.ReadAllBytes(Path.Combine(TestFolders.Shared(), columns[0]));

        var list = new MemoryStream();
        var active = SeriesReader.Read(bytes, SeriesDialect.Suse).Active(SymbolSet.OfWords(columns[1])).ToList();
        foreach (var entry in active)
        {
            list.Write(entry.Name.Span);
            list.Write("\n"u8);
        }

        Assert.That(active, Has.Count.EqualTo(int.Parse(columns[2])));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(list.ToArray())), Is.EqualTo(columns[3]));
    }

    [Test]
    public void Lines_are_entries_comments_and_blanks()
    {
        var series = SeriesText.Read("# head\n\n\ta.patch # why\n+x\\\n\tb.patch c.patch\n", SeriesDialect.Suse);

        Assert.That(series.Lines.Select(l => l.GetType().Name), Is.EqualTo(new[] { "Comment", "Blank", "Entry", "Entry" }));
        Assert.That(series.Lines.Select(l => l.LineNumber), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(SeriesText.Names(series), Is.EqualTo(new[] { "a.patch", "b.patch", "c.patch" }));
        Assert.That(Encoding.UTF8.GetString(series.Entries[0].Comment.Span), Is.EqualTo("# why"));
        Assert.That(series.Entries.Select(e => (e.LineNumber, e.Guards.ToString())), Is.EqualTo(new[] { (3, ""), (5, "+x"), (5, "+x") }));
        Assert.That(series.Diagnostics, Is.Empty);
    }

    [Test]
    public void A_disabled_patch_says_which_guard_disables_it()
    {
        var series = SeriesText.Read("+hare a.patch\n-\tb.patch\nc.patch\n", SeriesDialect.Suse);

        var verdicts = series.Entries.Select(e => e.Decide(SymbolSet.Empty)).Select(v => $"{v.IsIncluded} {v.DecidedBy}");

        Assert.That(verdicts, Is.EqualTo(new[] { "False +hare", "False -", "True " }));
        Assert.That(series.Active(SymbolSet.Of("hare")).Select(e => e.DisplayName), Is.EqualTo(new[] { "a.patch", "c.patch" }));
    }

    [TestCase("a.patch -p0\n", "1: Warning series-guard")]
    [TestCase("\n+x\n", "2: Warning series-guard")]
    [TestCase("a.patch\nb.patch \\", "2: Warning series-continuation")]
    [TestCase("+x a.patch\n-x a.patch\n", "2: Warning series-twice")]
    [TestCase("a.patch\r\n", "1: Warning series-crlf")]
    [TestCase("\u00ef\u00bb\u00bfa.patch\n", "1: Error series-bom")]
    [TestCase("patches.suse/../../a.patch\n", "1: Error series-path")]
    [TestCase("/etc/passwd\n", "1: Error series-path")]
    [TestCase("a.patch\0../../x\n", "1: Error series-path")]
    [TestCase("# end of sorted patches\n", "1: Warning series-section")]
    [TestCase("# sorted patches\na.patch\n", "1: Warning series-section")]
    public void A_trap_is_named_with_its_line(string text, string finding)
    {
        Assert.That(SeriesText.Findings(SeriesText.Read(text, SeriesDialect.Suse)), Is.EqualTo(new[] { finding }));
    }

    [Test]
    public void The_vanilla_patches_are_those_of_two_folders()
    {
        var series = SeriesText.Read("patches.kernel.org/a\npatches.rpmify/b\npatches.suse/c\npatches.kernel_org/d\n", SeriesDialect.Suse);

        Assert.That(series.Entries.Select(e => e.IsVanilla), Is.EqualTo(new[] { true, true, false, false }));
    }

    [Test]
    public void What_the_end_of_the_file_cuts_off_is_not_applied()
    {
        var series = SeriesText.Read("a.patch\nb.patch \\", SeriesDialect.Suse);

        Assert.That(series.Active(SymbolSet.Empty).Select(e => e.DisplayName), Is.EqualTo(new[] { "a.patch" }));
    }

    [Test]
    public void A_hostile_name_is_cut_and_escaped_where_it_is_shown()
    {
        var series = SeriesText.Read("/\u001b]0;x\u0007" + new string('x', 100_000) + "\n", SeriesDialect.Suse);

        Assert.That(series.Diagnostics.Single().Message, Does.Contain("/\\033]0;x\\007xxx").And.Length.LessThan(400));
    }
}
