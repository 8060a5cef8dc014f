namespace PatchQueue.Tests.House;

public sealed class PageCheckTests
{
    [Test]
    public void A_file_of_251_lines_is_reported()
    {
        Assert.That(PageCheck.Faults("src/A.cs", Repeat("x\n", 251)), Has.One.Contains("251 lines"));
        Assert.That(PageCheck.Faults("src/A.cs", Repeat("x\n", 250)), Is.Empty);
    }

    [Test]
    public void A_line_of_141_columns_is_reported_with_its_number()
    {
        Assert.That(PageCheck.Faults("src/A.cs", "\n" + new string('x', 141)), Has.One.Contains("src/A.cs:2: 141 columns"));
        Assert.That(PageCheck.Faults("src/A.cs", new string('x', 140)), Is.Empty);
    }

    [Test]
    public void A_page_of_a_document_may_have_long_lines()
    {
        Assert.That(PageCheck.Faults("docs/a.md", new string('x', 141)), Is.Empty);
    }

    [TestCase("// to", "do later")]
    [TestCase("see Iss", "ue #12")]
    [TestCase("enough for", " now")]
    [TestCase("a place", "holder")]
    public void Words_of_plans_are_reported_in_any_file(string head, string tail)
    {
        Assert.That(PageCheck.Faults("docs/a.md", head + tail), Has.One.Contains("docs/a.md:1: the words"));
    }

    [Test]
    public void A_word_within_another_is_not_meant()
    {
        Assert.That(PageCheck.Faults("docs/a.md", "Toto doodles; issued 12 times; hackneyed"), Is.Empty);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
