using PatchQueue.Diffing;

namespace PatchQueue.Tests.Diffing;

public sealed class UnifiedWriterTests
{
    private const string Functions = "static int one(void)\n{\n\ta;\n\tb;\n\tc;\n\td;\n\te;\n}\n/* x */\n\tf;\n\tg;\n\th;\n\ti;\n\tj;\n";

    [Test]
    public void A_missing_last_newline_is_marked_on_its_side()
    {
        Assert.That(DiffText.Hunks("a\nb", "a\nb\n"), Is.EqualTo("@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"));
        Assert.That(DiffText.Hunks("a\nb\n", "a\nb"), Is.EqualTo("@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n"));
        Assert.That(DiffText.Hunks("a\nb", "b"), Is.EqualTo("@@ -1,2 +1 @@\n-a\n b\n\\ No newline at end of file\n"));
    }

    [TestCase("a\nb\nc\n", "a\nc\n", "@@ -2 +1,0 @@\n-b\n")]
    [TestCase("a\nc\n", "a\nb\nc\n", "@@ -1,0 +2 @@\n+b\n")]
    [TestCase("", "a\n", "@@ -0,0 +1 @@\n+a\n")]
    [TestCase("a\nb\n", "", "@@ -1,2 +0,0 @@\n-a\n-b\n")]
    public void An_empty_range_is_named_by_the_line_above_it(string old, string @new, string expected)
    {
        Assert.That(DiffText.Hunks(old, @new, options: new() { Context = 0 }), Is.EqualTo(expected));
    }

    [TestCase(HeadingRule.None, "@@ -10,5 +10,5 @@\n")]
    [TestCase(HeadingRule.Git, "@@ -10,5 +10,5 @@ static int one(void)\n")]
    [TestCase(HeadingRule.Gnu, "@@ -10,5 +10,5 @@ static int one(void)\n")]
    public void The_heading_is_the_last_line_above_that_begins_with_a_letter(HeadingRule rule, string header)
    {
        var hunks = DiffText.Hunks(
            Functions, Functions.Replace("\ti;\n", "\tI;\n", StringComparison.Ordinal), options: new() { Heading = rule });

        Assert.That(hunks, Does.StartWith(header));
    }

    [Test]
    public void A_hunk_without_a_heading_line_of_its_own_has_that_of_the_hunk_above()
    {
        var changed = Functions.Replace("\tb;\n", "\tB;\n", StringComparison.Ordinal).Replace("\tj;\n", "\tJ;\n", StringComparison.Ordinal);

        var headers = DiffText
            .Hunks("int zero;\n" + Functions, "int zero;\n" + changed, options: new() { Heading = HeadingRule.Git, Context = 1 })
            .Split('\n').Where(line => line.StartsWith("@@", StringComparison.Ordinal));

        Assert.That(headers, Is.EqualTo(new[] { "@@ -4,3 +4,3 @@ static int one(void)", "@@ -14,2 +14,2 @@ static int one(void)" }));
    }

    [Test]
    public void All_of_a_file_can_be_its_context()
    {
        Assert.That(
            DiffText.Hunks("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\n5\n6\n7\nx\n", options: new() { Context = int.MaxValue }),
            Is.EqualTo("@@ -1,8 +1,8 @@\n 1\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+x\n"));
    }
}
