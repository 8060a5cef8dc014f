using System.Globalization;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Tests.Applying;

/// <summary>Every case of tests/Fixtures/apply comes out as the tool that recorded it says.</summary>
public sealed class RecordedCasesTests
{
    private static string Root => Path.Combine(TestFolders.Fixtures, "apply");

    private static IEnumerable<string> Cases => Directory.GetDirectories(Root).Select(path => Path.GetFileName(path)).Order();

    [TestCaseSource(nameof(Cases))]
    public void A_recorded_case_gives_the_recorded_tree(string name)
    {
        var folder = Path.Combine(Root, name);
        var words = File.ReadAllText(Path.Combine(folder, "options")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var patch = PatchReader.Read(File.ReadAllBytes(Path.Combine(folder, "change.patch")));
        var planned = new PlannedPatch(name, patch, Number(words, "-p", 1), words.Contains("-R"));

        var (verdict, files, _) = ReadTree(Path.Combine(folder, "before"))
            .Apply(new ApplyOptions { Fuzz = Number(words, "-F", 0) }, keepsGoing: false, planned);

        var after = Path.Combine(folder, "after");
        var expected = Directory.Exists(after) ? after : Path.Combine(folder, "before");
        Assert.That(verdict.Rejected, Has.Count.EqualTo(Directory.Exists(after) ? 0 : 1));
        Assert.That(files, Is.EqualTo(ReadTree(expected).Apply(new ApplyOptions(), keepsGoing: false).Files));
    }

    private static int Number(string[] words, string option, int fallback) =>
        words.LastOrDefault(word => word.StartsWith(option, StringComparison.Ordinal)) is { } word
            ? int.Parse(word.AsSpan(option.Length), CultureInfo.InvariantCulture)
            : fallback;

    private static MemoryTree ReadTree(string folder)
    {
        var tree = new MemoryTree();
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var info = new FileInfo(path);
            tree[Path.GetRelativePath(folder, path)] = info.LinkTarget is { } target
                ? new SourceFile(Encoding.UTF8.GetBytes(target), FileKind.Symlink, 0)
                : new SourceFile(File.ReadAllBytes(path), FileKind.Regular, SourceFile.PlainPermissions);
        }

        return tree;
    }
}
