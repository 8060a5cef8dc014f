using System.Text;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Tests.Diffing;

/// <summary>What is written, given to the git and the GNU patch that are installed.</summary>
public sealed class LivePatchTests
{
    private string _root = "";
    private DiskTree _tree = null!;

    [SetUp]
    public void MakeFolder()
    {
        _root = Directory.CreateTempSubdirectory("pq-patch-").FullName;
        _tree = new DiskTree(Directory.CreateDirectory(Path.Combine(_root, "tree")).FullName);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_root, true);

    private static IEnumerable<TestCaseData> Cases() =>
        FilePairs.Cases.Select(row => new TestCaseData(row.Pair).SetArgDisplayNames(row.Name));

    // GNU patch 2.7 knows no binary data.
    private static IEnumerable<TestCaseData> CasesForPatch() =>
        FilePairs.Cases.Where(row => !row.Name.Contains("binary", StringComparison.Ordinal))
            .Select(row => new TestCaseData(row.Pair).SetArgDisplayNames(row.Name));

    // With PQ_UPDATE=1 what git writes is recorded for RecordedPatchTests.
    [TestCaseSource(typeof(FilePairs), nameof(FilePairs.Names))]
    public void Git_writes_the_same(string name)
    {
        var pair = FilePairs.Named(name);
        Git("init", "-q");
        _tree.Put(pair.OldPath, pair.Old);
        Git("add", "-A", ".");
        Git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "old");
        if (pair.Change != FileChange.Copy)
        {
            _tree.Put(pair.OldPath, null);
        }

        _tree.Put(pair.NewPath, pair.New);
        Git("add", "-A", ".");

        var expected = FilePairs.WithoutData(Git("diff", "--cached", "--no-color", "--full-index", "--binary", "--find-copies-harder"));
        if (Environment.GetEnvironmentVariable("PQ_UPDATE") == "1")
        {
            File.WriteAllText(RecordedPatchTests.PathOf(name), expected);
        }

        Assert.That(FilePairs.WithoutData(FilePairs.Patch(pair, RecordedPatchTests.Style)), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Cases))]
    public void Git_applies_it_with_git_headers(FilePair pair) => Check(pair, PatchStyle.Git, "git", "apply", "../p.diff");

    [TestCaseSource(nameof(Cases))]
    public void Git_applies_it_with_few_headers(FilePair pair) => Check(pair, PatchStyle.Quilt, "git", "apply", "../p.diff");

    [TestCaseSource(nameof(CasesForPatch))]
    public void Gnu_patch_applies_it_with_git_headers(FilePair pair) =>
        Check(pair, PatchStyle.Git, "patch", "-p1", "-s", "-f", "-F0", "-i", "../p.diff");

    [TestCaseSource(nameof(CasesForPatch))]
    public void Gnu_patch_applies_it_with_few_headers(FilePair pair) =>
        Check(pair, PatchStyle.Quilt, "patch", "-p1", "-s", "-f", "-F0", "-i", "../p.diff");

    [TestCaseSource(nameof(CasesForPatch))]
    public void Gnu_patch_applies_it_with_directories_before_the_names(FilePair pair)
    {
        var style = new PatchStyle { Labels = PathLabels.Directories("linux-6.12"), HasIndexLine = true };

        Check(pair, style, "patch", "-p1", "-s", "-f", "-F0", "-i", "../p.diff");
    }

    [TestCaseSource(nameof(CasesForPatch))]
    public void Gnu_patch_applies_it_with_bare_names(FilePair pair)
    {
        var style = new PatchStyle { Labels = PathLabels.Bare, HasIndexLine = true };

        Check(pair, style, "patch", "-p0", "-s", "-f", "-F0", "-i", "../p.diff");
    }

    [TestCaseSource(nameof(Cases))]
    public void Git_applies_it_with_bare_names(FilePair pair) =>
        Check(pair, new PatchStyle { Labels = PathLabels.Bare }, "git", "apply", "-p0", "../p.diff");

    private void Check(FilePair pair, PatchStyle style, string program, params string[] arguments)
    {
        _tree.Put(pair.OldPath, pair.Old);
        File.WriteAllBytes(Path.Combine(_root, "p.diff"), FilePairs.Patch(pair, style));

        var (exitCode, output, errors) = InstalledTool.Run(program, _tree.Root, arguments);

        Assert.That(exitCode, Is.Zero, errors + Encoding.UTF8.GetString(output));
        Assert.That(_tree.Shows(pair.NewPath), Is.EqualTo(DiskTree.Show(pair.New)));
        if (pair.Change != FileChange.Keep)
        {
            Assert.That(_tree.Shows(pair.OldPath), Is.EqualTo(DiskTree.Show(pair.Change == FileChange.Copy ? pair.Old : null)));
        }
    }

    private byte[] Git(params string[] arguments)
    {
        var (exitCode, output, errors) = InstalledTool.Run("git", _tree.Root, arguments);
        Assert.That(exitCode, Is.Zero, errors);
        return output;
    }
}
