using PatchQueue.Quilt;
using PatchQueue.Text;

namespace PatchQueue.Tests.Quilt;

public sealed class NotedNamesTests
{
    private static readonly TreePath[] Paths = [.. new[] { "a", "b/c", "d" }.Select(TreePath.Parse)];

    [Test]
    public void Names_come_back_as_they_were_noted()
    {
        var names = NotedNames.Of([With("d", "a"), With(), With("b/c")], Paths);
        var read = NotedNames.TryRead(names.Write(), 3)!;
        Assert.That(read.FilesOf(0, Paths), Is.EqualTo(new[] { Paths[0], Paths[2] }));
        Assert.That(read.FilesOf(1, Paths), Is.Empty);
        Assert.That(read.FilesOf(2, Paths), Is.EqualTo(new[] { Paths[1] }));
    }

    [Test]
    public void A_patch_with_a_file_that_the_record_does_not_have_is_not_known()
    {
        var names = NotedNames.Of([With("a", "other"), With("d")], Paths);
        Assert.That(names.FilesOf(0, Paths), Is.Null);
        Assert.That(names.FilesOf(1, Paths), Is.EqualTo(new[] { Paths[2] }));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(5)]
    public void A_note_that_was_cut_says_nothing(int bytes)
    {
        var whole = NotedNames.Of([With("a"), With("d")], Paths).Write();
        Assert.That(NotedNames.TryRead(whole.AsSpan(0, whole.Length - bytes - 1), 2), Is.Null);
    }

    private static PatchContent With(params string[] files) => PatchContent.Of([.. files.Select(TreePath.Parse)], null);
}
