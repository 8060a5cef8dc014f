using PatchQueue.Diffing;

namespace PatchQueue.Tests.Diffing;

/// <summary>Hunks as tests/Fixtures/diff/record.py recorded them from git and GNU diff.</summary>
public sealed class RecordedDiffTests
{
    private static string Folder => Path.Combine(TestFolders.Fixtures, "diff");

    private static IEnumerable<string> Goldens() =>
        Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path))
            .Where(name => Path.GetExtension(name) is not (".old" or ".new" or ".py"))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Goldens))]
    public void The_hunks_are_the_recorded_ones(string golden)
    {
        var extension = Path.GetExtension(golden);
        var name = Path.GetFileNameWithoutExtension(golden);
        var options = new UnifiedOptions
        {
            Context = extension switch { ".context0" => 0, ".context1" => 1, _ => 3 },
            Heading = extension == ".gnu" ? HeadingRule.Gnu : HeadingRule.Git,
        };
        var algorithm = Enum.TryParse<DiffAlgorithm>(extension[1..], ignoreCase: true, out var named) ? named : DiffAlgorithm.Myers;

        var hunks = DiffText.Hunks(Read(name + ".old"), Read(name + ".new"), algorithm, options);

        Assert.That(hunks, Is.EqualTo(Read(golden)));
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
