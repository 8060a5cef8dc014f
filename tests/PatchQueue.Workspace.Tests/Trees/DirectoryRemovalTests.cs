using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Tests.Trees;

public sealed class DirectoryRemovalTests
{
    private static readonly TreePath[] Known = [.. new[] { ".timestamp", "a/b/one", "a/b/two", "a/c", "top" }.Select(TreePath.Parse)];

    [Test]
    public void What_is_known_to_be_in_a_directory_goes_with_it()
    {
        using var tree = Tree([.. Known.Select(path => path.ToString())]);
        DirectoryRemoval.Remove(tree.Handle, "x"u8, Known);
        Assert.That(Directory.Exists(Path.Combine(tree.Root, "x")), Is.False);
    }

    [Test]
    public void What_nobody_knew_of_goes_too()
    {
        using var tree = Tree("a/b/one", "a/b/three", "d/e/f");
        DirectoryRemoval.Remove(tree.Handle, "x"u8, Known);
        Assert.That(Directory.Exists(Path.Combine(tree.Root, "x")), Is.False);
    }

    [Test]
    public void What_lies_behind_a_link_stays()
    {
        using var tree = Tree("a/c");
        Directory.CreateDirectory(Path.Combine(tree.Root, "outside"));
        File.WriteAllText(Path.Combine(tree.Root, "outside/one"), "mine");
        File.CreateSymbolicLink(Path.Combine(tree.Root, "x/a/b"), Path.Combine(tree.Root, "outside"));

        DirectoryRemoval.Remove(tree.Handle, "x"u8, Known);

        Assert.That(Directory.Exists(Path.Combine(tree.Root, "x")), Is.False);
        Assert.That(File.Exists(Path.Combine(tree.Root, "outside/one")), Is.True);
    }

    private static TemporaryTree Tree(params string[] files)
    {
        var tree = new TemporaryTree();
        foreach (var file in files.Select(file => Path.Combine(tree.Root, "x", file)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, file);
        }

        return tree;
    }
}
