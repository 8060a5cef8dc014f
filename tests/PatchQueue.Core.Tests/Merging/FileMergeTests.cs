using System.Text;
using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Tests.Merging;

public sealed class FileMergeTests
{
    private const int Plain = SourceFile.PlainPermissions;
    private const int Executable = SourceFile.ExecutablePermissions;

    [TestCase("a", "a", "b", FileMergeKind.Theirs, "b")]
    [TestCase("a", "b", "a", FileMergeKind.Ours, "b")]
    [TestCase("a", "b", "b", FileMergeKind.Ours, "b")]
    [TestCase("1\n2\n3\n4\n5\n", "one\n2\n3\n4\n5\n", "1\n2\n3\n4\nfive\n", FileMergeKind.Merged, "one\n2\n3\n4\nfive\n")]
    [TestCase("a\n", "b\n", "c\n", FileMergeKind.Conflict, "<<<<<<<\nb\n=======\nc\n>>>>>>>\n")]
    [TestCase(null, "b\n", "c\n", FileMergeKind.Conflict, "<<<<<<<\nb\n=======\nc\n>>>>>>>\n")]
    [TestCase("a", null, "b", FileMergeKind.Deleted, "b")]
    [TestCase("a", "b", null, FileMergeKind.Deleted, "b")]
    [TestCase("a", null, "a", FileMergeKind.Ours, null)]
    [TestCase("a", "a", null, FileMergeKind.Theirs, null)]
    [TestCase("\0a", "\0b", "\0c", FileMergeKind.Unmergeable, "\0b")]
    public void Files_are_merged_as_git_does(string? @base, string? ours, string? theirs, FileMergeKind kind, string? text)
    {
        var merge = FileMerge.Of(File(@base), File(ours), File(theirs), new ConflictDress());

        Assert.That((merge.Kind, Text(merge.File)), Is.EqualTo((kind, text)));
        Assert.That(merge.ConflictCount, Is.EqualTo(kind == FileMergeKind.Conflict ? 1 : 0));
    }

    [TestCase(Plain, Plain, Executable, Executable)]
    [TestCase(Plain, Executable, Plain, Executable)]
    [TestCase(Executable, Plain, Executable, Plain)]
    public void The_mode_is_of_the_side_that_has_changed_it(int @base, int ours, int theirs, int expected)
    {
        var merge = FileMerge.Of(
            File("1\n2\n3\n", @base), File("one\n2\n3\n", ours), File("1\n2\nthree\n", theirs), new ConflictDress());

        Assert.That((merge.Kind, merge.File!.Permissions, Text(merge.File)),
            Is.EqualTo((FileMergeKind.Merged, expected, "one\n2\nthree\n")));
    }

    private static SourceFile? File(string? text, int permissions = Plain) =>
        text is null ? null : new SourceFile(Encoding.UTF8.GetBytes(text), FileKind.Regular, permissions);

    private static string? Text(SourceFile? file) => file is null ? null : Encoding.UTF8.GetString(file.Bytes.Span);
}
