using System.Text;
using CsCheck;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Tests.Diffing;

namespace PatchQueue.Tests.Merging;

/// <summary>Generated files, merged as the git that is installed merges them.</summary>
public sealed class LiveMergeTests
{
    private const int Merges = 2000;
    private const int Files = 1500;

    private string _root = "";

    [SetUp]
    public void MakeFolder() => _root = Directory.CreateTempSubdirectory("pq-merge-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_root, true);

    [Test]
    public void Generated_files_are_merged_as_git_merge_file_does() =>
        Gen.Select(MergeTexts.Any, Gen.Int[0, MergeText.Variants.Length - 1]).Sample(
            (text, number) =>
            {
                var (_, options, style, dress) = MergeText.Variants[number];
                var result = text.Merge(new() { Style = style });
                Tiling.Check(result);

                var merged = MergeText.Write(result, dress);

                var expected = MergeFile(text, options);
                Assert.That(Encoding.Latin1.GetString(merged.Bytes), Is.EqualTo(Encoding.Latin1.GetString(expected.Output)));
                Assert.That(merged.ExitCode, Is.EqualTo(expected.ExitCode));
            },
            iter: Merges);

    // git merge joins fewer conflicts than merge-file does; from 2.50 on recursive is another name of ort.
    [TestCase("ort", DiffAlgorithm.Histogram)]
    [TestCase("recursive", DiffAlgorithm.Myers)]
    public void Generated_trees_are_merged_as_git_merge_does(string strategy, DiffAlgorithm algorithm)
    {
        InstalledTool.IgnoreGitFrom(_root, strategy == "recursive" ? new Version(2, 50) : new Version(2, 54));
        var texts = Enumerable.Range(0, Files).Select(_ => MergeTexts.Any.Single()).ToArray();
        Git("init", "-q", "-b", "base");
        Commit("base", texts, text => text.Base);
        Git("checkout", "-q", "-b", "theirs");
        Commit("theirs", texts, text => text.Theirs);
        Git("checkout", "-q", "-b", "ours", "base");
        Commit("ours", texts, text => text.Ours);
        Git("merge", "-q", "--no-commit", "-s", strategy, "theirs");

        var options = new MergeOptions { Algorithm = algorithm, Level = MergeLevel.Zealous };
        var dress = new ConflictDress { OurLabel = "HEAD"u8.ToArray(), TheirLabel = "theirs"u8.ToArray() };
        for (var i = 0; i < texts.Length; i++)
        {
            var merged = MergeText.Write(texts[i].Merge(options), dress).Bytes;
            var expected = File.ReadAllText(Path.Combine(_root, $"{i:d4}"), Encoding.Latin1);
            Assert.That(Encoding.Latin1.GetString(merged), Is.EqualTo(expected), texts[i].Show());
        }
    }

    private (int ExitCode, byte[] Output) MergeFile(MergeText text, string[] options)
    {
        var folder = Path.Combine(_root, Guid.NewGuid().ToString());
        Directory.CreateDirectory(folder);
        text.WriteTo(folder);
        var run = InstalledTool.Run(
            "git", folder, ["merge-file", "-p", "-q", .. options, .. MergeText.LabelOptions, "ours", "base", "theirs"]);
        return (run.ExitCode, run.Output);
    }

    private void Commit(string message, MergeText[] texts, Func<MergeText, byte[]> side)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            File.WriteAllBytes(Path.Combine(_root, $"{i:d4}"), side(texts[i]));
        }

        Git("add", "-A");
        Git("commit", "-q", "--allow-empty", "-m", message);
    }

    private void Git(params string[] arguments)
    {
        var (exitCode, _, errors) = InstalledTool.Run(
            "git", _root, ["-c", "user.name=x", "-c", "user.email=x", "-c", "gc.auto=0", .. arguments]);
        Assert.That(exitCode, Is.LessThan(2), errors);
    }
}
