using NUnit.Framework;
using PatchQueue.Export;
using PatchQueue.Tests.Git;

namespace PatchQueue.Tests.Export;

public sealed class FolderReplacementTests
{
    [Test]
    public void What_is_not_finished_leaves_nothing()
    {
        using var tree = new TemporaryTree();
        using (var folder = FolderReplacement.Begin(Path.Combine(tree.Root, "out"), replaces: false))
        {
            File.WriteAllText(Path.Combine(folder.Path, "a"), "");
        }

        Assert.That(tree.Entries(), Is.Empty);
    }

    [Test]
    public void A_folder_is_replaced_as_a_whole()
    {
        using var tree = new TemporaryTree();
        var target = Directory.CreateDirectory(Path.Combine(tree.Root, "out")).FullName;
        File.WriteAllText(Path.Combine(target, "old"), "");
        Assert.That(() => FolderReplacement.Begin(target, replaces: false), Throws.TypeOf<ExportException>());
        using (var folder = FolderReplacement.Begin(target, replaces: true))
        {
            File.WriteAllText(Path.Combine(folder.Path, "new"), "");
            folder.Finish();
        }

        Assert.That(Directory.GetFileSystemEntries(tree.Root), Is.EqualTo(new[] { target }));
        Assert.That(Directory.GetFiles(target).Select(Path.GetFileName), Is.EqualTo(new[] { "new" }));
    }

    [Test]
    public void Names_that_are_no_UTF_8_are_removed_too()
    {
        using var repository = new TestRepository();
        repository.Fill();
        repository.Git("checkout", "-q", "-f", "HEAD");
        FolderReplacement.Remove(repository.Root);

        Assert.That(Directory.Exists(repository.Root), Is.False);
        Directory.CreateDirectory(repository.Root);
    }

    [Test]
    public void A_file_is_never_replaced()
    {
        using var tree = new TemporaryTree();
        File.WriteAllText(Path.Combine(tree.Root, "out"), "");

        Assert.That(() => FolderReplacement.Demand(Path.Combine(tree.Root, "out"), replaces: true), Throws.TypeOf<ExportException>());
    }
}
