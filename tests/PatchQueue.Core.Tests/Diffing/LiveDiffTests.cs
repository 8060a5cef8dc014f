using System.Buffers;
using System.Text;
using CsCheck;
using PatchQueue.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Tests.Diffing;

/// <summary>Generated pairs of files, compared with what the git that is installed makes of them.</summary>
public sealed class LiveDiffTests
{
    private const int Pairs = 400;

    private string _root = "";

    [SetUp]
    public void MakeFolder() => _root = Directory.CreateTempSubdirectory("pq-diff-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_root, true);

    // From these versions on histogram compares groups again that met while they slid, and minimal leaves no common line out.
    [TestCase(DiffAlgorithm.Myers, "99.0")]
    [TestCase(DiffAlgorithm.Histogram, "2.54")]
    [TestCase(DiffAlgorithm.Minimal, "2.50")]
    public void Generated_files_are_compared_as_git_does(DiffAlgorithm algorithm, string differsFrom)
    {
        InstalledTool.IgnoreGitFrom(_root, Version.Parse(differsFrom));
        var expected = new ArrayBufferWriter<byte>();
        var style = PatchStyle.Git with
        {
            Algorithm = algorithm, BlobIdLength = 40, Labels = new() { OldPrefix = "a/a/"u8.ToArray(), NewPrefix = "b/b/"u8.ToArray() },
        };
        Directory.CreateDirectory(Path.Combine(_root, "a"));
        Directory.CreateDirectory(Path.Combine(_root, "b"));
        for (var i = 0; i < Pairs; i++)
        {
            var (old, @new) = DiffText.Pair(10 + i).Single();
            File.WriteAllText(Path.Combine(_root, "a", $"{i:d4}"), old);
            File.WriteAllText(Path.Combine(_root, "b", $"{i:d4}"), @new);
            FilePatchWriter.Write(FilePair.At(TreePath.Parse($"{i:d4}"), Plain(old), Plain(@new)), style, expected);
        }

        var (_, output, _) = InstalledTool.Run(
            "git", _root, "diff", "--no-index", "--no-color", "--full-index", "--diff-algorithm=" + algorithm, "a", "b");

        Assert.That(Encoding.UTF8.GetString(output), Is.EqualTo(Encoding.UTF8.GetString(expected.WrittenSpan)));
    }

    private static SourceFile Plain(string text) => new(Encoding.UTF8.GetBytes(text), FileKind.Regular, SourceFile.PlainPermissions);
}
