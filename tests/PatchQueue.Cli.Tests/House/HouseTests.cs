using System.Text.RegularExpressions;

namespace PatchQueue.Tests.House;

public sealed partial class HouseTests
{
    private const int MaxLines = 250;
    private const int MaxColumns = 140;

    // A longer file needs a reason.
    private static readonly Dictionary<string, string> LongFiles = [];

    private static readonly Lazy<List<(string Path, string Text)>> Sources = new(ReadSources);

    [Test]
    public void Every_room_keeps_to_the_order_of_the_house()
    {
        Assert.That(HouseRules.Check(Sources.Value), Is.Empty);
    }

    [TestCase("src/PatchQueue.Core/Text/A.cs", "namespace PatchQueue.Text; class A { PatchQueue.Patches.B? b; }", "stands below it")]
    [TestCase("src/PatchQueue.Core/Series/A.cs", "namespace PatchQueue.Series; class A { PatchQueue.Patches.B? b; }", "do not know each other")]
    [TestCase("src/PatchQueue.Core/Applying/A.cs", "namespace PatchQueue.Applying; class A { PatchQueue.Journal.C? c; }", "uses PatchQueue.Workspace")]
    [TestCase("src/PatchQueue.Workspace/Trees/A.cs", "namespace PatchQueue.Trees; class A { System.Diagnostics.Process? p; }", "belongs to the room Processes")]
    [TestCase("src/PatchQueue.Workspace/Cellar/A.cs", "namespace PatchQueue.Cellar; class A { }", "has no place in the order")]
    [TestCase("src/PatchQueue.Core/Text/A.cs", "namespace PatchQueue.Text; class Text { }", "bears its room's name")]
    public void A_source_that_breaks_a_rule_is_reported(string path, string text, string expected)
    {
        (string, string)[] others =
        [
            ("src/PatchQueue.Core/Patches/B.cs", "namespace PatchQueue.Patches; class B { }"),
            ("src/PatchQueue.Workspace/Journal/C.cs", "namespace PatchQueue.Journal; class C { }"),
        ];

        Assert.That(HouseRules.Check([(path, text), .. others]), Has.Exactly(1).Contains(expected));
    }

    [Test]
    public void No_file_is_long_without_a_reason()
    {
        var tooLong = Sources.Value.Where(source => source.Text.AsSpan().Count('\n') > MaxLines && !LongFiles.ContainsKey(source.Path));

        Assert.That(tooLong.Select(source => source.Path), Is.Empty);
    }

    [Test]
    public void No_line_is_wider_than_a_page()
    {
        var wide = Sources.Value.SelectMany(source => source.Text.Split('\n').Where(line => line.Length > MaxColumns).Select(line => $"{source.Path}: {line.Trim()}"));

        Assert.That(wide, Is.Empty);
    }

    [Test]
    public void No_word_of_plans_stands_in_the_code()
    {
        Assert.That(Sources.Value.Where(source => PlanWords().IsMatch(source.Text)).Select(source => source.Path), Is.Empty);
    }

    private static List<(string Path, string Text)> ReadSources()
    {
        var top = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(top, "PatchQueue.sln")))
        {
            top = Path.GetDirectoryName(top) ?? throw new DirectoryNotFoundException("PatchQueue.sln");
        }

        return
        [
            .. Directory.GetFiles(Path.Combine(top, "src"), "*.cs", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(top, path))
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
                .Select(path => (path, File.ReadAllText(Path.Combine(top, path)))),
        ];
    }

    [GeneratedRegex(@"\b(issue #?[0-9]+|todo|fixme|hack|phase [0-9a-z]|for now|placeholder|not implemented)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PlanWords();
}
