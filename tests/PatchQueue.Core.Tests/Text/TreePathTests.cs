using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Tests.Text;

public sealed class TreePathTests
{
    [TestCase("a/b.c", "a/b.c")]
    [TestCase("./a//b/./c", "a/b/c")]
    [TestCase(".gitignore", ".gitignore")]
    [TestCase("a/.pc/b", "a/.pc/b")]
    [TestCase("dir/", "dir")]
    public void A_path_inside_the_tree_is_normalized(string text, string expected)
    {
        Assert.That(TreePath.Parse(text).ToDisplay(), Is.EqualTo(expected));
    }

    [TestCase("", TreePathFault.Empty)]
    [TestCase("./", TreePathFault.Empty)]
    [TestCase("/etc/passwd", TreePathFault.Absolute)]
    [TestCase("a/../../x", TreePathFault.Upwards)]
    [TestCase("a/.git/config", TreePathFault.GitDirectory)]
    [TestCase(".GIT/config", TreePathFault.GitDirectory)]
    [TestCase("git~1/config", TreePathFault.GitDirectory)]
    [TestCase(".g\u200cit/config", TreePathFault.GitDirectory)]
    [TestCase(".git::$INDEX_ALLOCATION/config", TreePathFault.GitDirectory)]
    [TestCase(".pc/applied-patches", TreePathFault.StateDirectory)]
    [TestCase("./.pq/journal", TreePathFault.StateDirectory)]
    [TestCase("a\0b", TreePathFault.Nul)]
    public void A_path_that_leads_elsewhere_is_refused(string text, TreePathFault expected)
    {
        var made = TreePath.TryCreate(Encoding.UTF8.GetBytes(text), out var path, out var fault);

        Assert.That((made, path, fault), Is.EqualTo((false, (TreePath?)null, expected)));
    }

    [Test]
    public void A_name_that_is_not_utf8_is_kept_and_shown_escaped()
    {
        Assert.That(TreePath.TryCreate("caf\u00e9"u8, out var utf8, out _), Is.True);
        Assert.That(TreePath.TryCreate([0x63, 0xe9, 0x1b], out var latin1, out _), Is.True);

        Assert.That(utf8!.ToDisplay(), Is.EqualTo("café"));
        Assert.That(latin1!.ToDisplay(), Is.EqualTo("c\\351\\033"));
    }

    [Test]
    public void A_directory_is_above_what_lies_in_it_only()
    {
        var directory = TreePath.Parse("fs/ext4");

        Assert.That(directory.IsAbove(TreePath.Parse("fs/ext4/inode.c")), Is.True);
        Assert.That(directory.IsAbove(TreePath.Parse("fs/ext4x")), Is.False);
        Assert.That(directory.IsAbove(directory), Is.False);
    }
}
