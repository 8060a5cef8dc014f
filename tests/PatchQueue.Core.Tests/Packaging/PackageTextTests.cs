using PatchQueue.Packaging;
using PatchQueue.Text;

namespace PatchQueue.Tests.Packaging;

public sealed class PackageTextTests
{
    [TestCase("a\nb", "a b")]
    [TestCase("a\r\n%post\nb", "a %post b")]
    [TestCase("a\0b", "a b")]
    [TestCase("a\u001b[31mb", "a [31mb")]
    [TestCase("a\u202eb", "a b")]
    [TestCase("a\u2028b", "a b")]
    [TestCase("  a  b  ", "a b")]
    [TestCase("Käse", "Käse")]
    public void A_text_becomes_one_clean_line(string text, string line) => Assert.That(CleanLine.Of(text), Is.EqualTo(line));

    [Test]
    public void A_long_text_is_cut() =>
        Assert.That(CleanLine.Of(new string('x', 200_000)), Has.Length.EqualTo(CleanLine.MostCharacters + 3));

    [TestCase("%(touch pwned)", "%%(touch pwned)")]
    [TestCase("%{expand:%%(x)}", "%%{expand:%%%%(x)}")]
    public void A_macro_of_rpm_is_text_in_a_spec(string text, string line) => Assert.That(PackageText.ForSpec(text), Is.EqualTo(line));

    [TestCase("it's $(x) `y`", "'it'\\''s $(x) `y`'")]
    [TestCase("a\nb", "'a b'")]
    public void A_text_is_one_word_of_a_shell(string text, string word) => Assert.That(PackageText.ForShell(text), Is.EqualTo(word));

    [Test]
    public void A_tag_of_XML_is_text() =>
        Assert.That(PackageText.ForXml("</a><b c='d'>&"), Is.EqualTo("&lt;/a&gt;&lt;b c=&apos;d&apos;&gt;&amp;"));

    [Test]
    public void A_macro_within_a_value_stays_text()
    {
        var diagnostics = new List<Diagnostic>();

        var text = Template.Fill("a @X@ b\n@EMPTY@\nc", new Dictionary<string, string> { ["X"] = "@X@ @Y@", ["EMPTY"] = "" }, diagnostics);

        Assert.That(text, Is.EqualTo("a @X@ @Y@ b\nc"));
        Assert.That(diagnostics, Is.Empty);
    }

    [Test]
    public void A_macro_that_there_is_not_is_an_error_with_its_line()
    {
        var diagnostics = new List<Diagnostic>();

        Template.Fill("a\n@NOSUCH@ @BUILD_FLAVOR@", new Dictionary<string, string>(), diagnostics);

        Assert.That(diagnostics.Select(found => (found.Line, found.Message)), Is.EqualTo(new[] { (2, "there is no macro @NOSUCH@") }));
    }

    [TestCase("6.12.107", "6.12.107", "6.12.107", "6.12.107")]
    [TestCase("6.4", "6.4.0", "6.4", "6.4")]
    [TestCase("6.4-rc7", "6.4.0-rc7", "6.4~rc7", "6.4rc7")]
    [TestCase("6.4-rc7-g0123456789ab", "6.4.0-rc7", "6.4~rc7.g0123456", "6.4rc7.g0123456789ab")]
    [TestCase("next-20231101", "next-20231101", "0~next.20231101", "next.20231101")]
    public void A_version_is_ordered_rightly_by_each_manager(string upstream, string patch, string rpm, string arch)
    {
        var version = new PackageVersion(upstream);

        Assert.That((version.Patch, version.Rpm, version.Arch), Is.EqualTo((patch, rpm, arch)));
    }

    [Test]
    public void A_source_timestamp_is_read_as_it_was_written()
    {
        var stamp = new SourceStamp(1_687_124_232, new string('a', 40), "stable");

        Assert.That(stamp.Write(), Does.StartWith("2023-06-18 21:37:12 +0000\nGIT Revision: aaaa"));
        Assert.That(SourceStamp.Read(stamp.Write()), Is.EqualTo(stamp));
    }
}
