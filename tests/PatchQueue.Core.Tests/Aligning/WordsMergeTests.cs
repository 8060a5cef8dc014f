using System.Text;
using PatchQueue.Aligning;
using PatchQueue.Text;

namespace PatchQueue.Tests.Aligning;

public sealed class WordsMergeTests
{
    [TestCase("a = f(x, y);\n", "a = g(x, y);\n", "a = f(x, z);\n", "a = g(x, z);\n")]
    [TestCase("one\nint a;\n", "one\nlong a;\n", "one\nint a, b;\n", "one\nlong a, b;\n")]
    [TestCase("x 1\n", "x 2\n", "x 3\n", null)]
    public void What_is_in_conflict_by_lines_is_merged_by_words(string @base, string ours, string theirs, string? expected)
    {
        var merged = WordsMerge.TryOf(File(@base), File(ours), File(theirs));

        Assert.That(merged is null ? null : Encoding.UTF8.GetString(merged.Bytes.Span), Is.EqualTo(expected));
    }

    private static SourceFile File(string text) => new(Encoding.UTF8.GetBytes(text), FileKind.Regular, SourceFile.PlainPermissions);
}
