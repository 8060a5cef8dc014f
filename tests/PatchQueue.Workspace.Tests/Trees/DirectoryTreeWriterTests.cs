using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Tests.Trees;

public class DirectoryTreeWriterTests
{
    [Test]
    public void Files_links_and_directories_are_written_below_the_root()
    {
        using var tree = new TemporaryTree();
        using (var writer = new DirectoryTreeWriter(tree.Handle))
        {
            writer.MakeDirectory(Of("closed"), 0x140, new FileTime(1_600_000_000, 0));
            writer.WriteFile(Of("closed/f"), "x"u8, 0x9ed);
            writer.WriteFile(Of("a/b/c"), "y"u8, 0x124, new FileTime(1_600_000_000, 500));
            writer.WriteSymlink(Of("a/l"), "/etc/passwd"u8, new FileTime(1_600_000_000, 0));
            writer.Finish();
        }

        Assert.That(tree.Listing(), Is.EqualTo("a/ 755\na/b/ 755\na/b/c 444 y\na/l -> /etc/passwd\nclosed/ 700\nclosed/f 755 x"));
        var time = DateTime.UnixEpoch.AddSeconds(1_600_000_000);
        Assert.That(Directory.GetLastWriteTimeUtc(Path.Combine(tree.Root, "closed")), Is.EqualTo(time));
        Assert.That(File.GetLastWriteTimeUtc(Path.Combine(tree.Root, "a/b/c")), Is.EqualTo(time.AddTicks(5)));
    }

    [Test]
    public void What_stands_in_the_way_is_an_error_that_names_the_path()
    {
        using var tree = new TemporaryTree();
        using var writer = new DirectoryTreeWriter(tree.Handle);
        writer.WriteFile(Of("a/f"), "x"u8, 0x1a4);
        Assert.That(
            Assert.Throws<SystemCallException>(() => writer.WriteFile(Of("a/f"), "y"u8, 0x1a4))!.Message,
            Is.EqualTo("cannot create a/f: File exists"));
        Assert.That(
            Assert.Throws<SystemCallException>(() => writer.WriteFile(Of("a/f/g"), "y"u8, 0x1a4))!.Message,
            Is.EqualTo("cannot use a/f as a directory: Not a directory"));
        Assert.Throws<SystemCallException>(() => writer.WriteSymlink(Of("a/f"), "y"u8));
        Assert.Throws<SystemCallException>(() => writer.MakeDirectory(Of("a/f"), 0x1ed));
        Assert.That(tree.Listing(), Is.EqualTo("a/ 755\na/f 644 x"));
    }

    [Test]
    public void Replacing_breaks_a_hard_link_and_removes_a_symbolic_one()
    {
        using var tree = new TemporaryTree();
        var outside = Path.Combine(tree.Root, "kept");
        File.WriteAllText(outside, "kept");
        File.CreateSymbolicLink(Path.Combine(tree.Root, "l"), "kept");
        using var writer = new DirectoryTreeWriter(tree.Handle, ExistingFile.Replace);
        writer.WriteFile(Of("l"), "new"u8, 0x1a4);
        writer.WriteSymlink(Of("l2"), "one"u8);
        writer.WriteSymlink(Of("l2"), "two"u8);
        Assert.That(tree.Listing(), Is.EqualTo("kept 644 kept\nl 644 new\nl2 -> two"));
    }

    [Test]
    public void A_directory_that_became_a_link_is_not_entered()
    {
        using var tree = new TemporaryTree();
        Directory.CreateDirectory(Path.Combine(tree.Outside, "elsewhere"));
        File.CreateSymbolicLink(Path.Combine(tree.Root, "d"), "../elsewhere");
        using var writer = new DirectoryTreeWriter(tree.Handle, ExistingFile.Replace);
        Assert.Throws<SystemCallException>(() => writer.WriteFile(Of("d/f"), "x"u8, 0x1a4));
        Assert.Throws<SystemCallException>(() => writer.MakeDirectory(Of("d"), 0x1ed));
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(tree.Outside, "elsewhere")), Is.Empty);
    }

    [Test]
    public void A_copy_is_a_file_of_its_own()
    {
        using var tree = new TemporaryTree();
        using var writer = new DirectoryTreeWriter(tree.Handle, ExistingFile.Replace);
        writer.WriteFile(Of("a"), "x"u8, 0x1ed);
        Assert.That(writer.TryCopyFile(Of("a"), Of("d/b")), Is.EqualTo(1));
        Assert.That(writer.TryCopyFile(Of("none"), Of("c")), Is.Null);
        writer.WriteFile(Of("a"), "y"u8, 0x1a4);
        Assert.That(tree.Listing(), Is.EqualTo("a 644 y\nd/ 755\nd/b 755 x"));
    }

    private static TreePath Of(string text) => TreePath.Parse(text);
}
