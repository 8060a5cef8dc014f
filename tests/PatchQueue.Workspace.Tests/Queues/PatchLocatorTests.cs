using System.Diagnostics;
using System.Text;
using PatchQueue.Native;
using PatchQueue.Queues;

namespace PatchQueue.Tests.Queues;

public sealed class PatchLocatorTests
{
    [TestCase("a.patch", "a.patch")]
    [TestCase("sub/b.patch", "sub/b.patch.xz")]
    [TestCase("./c.patch.gz", "./c.patch.gz")]
    [TestCase("inside.patch", "inside.patch")]
    [TestCase("common.patch", "common.patch")]
    [TestCase("linked/b.patch", "linked/b.patch.xz")]
    public void A_patch_is_found_with_or_without_its_suffix_and_behind_links_that_stay_inside(string name, string expected)
    {
        using var folder = Queue();

        var found = Find(folder, name) as PatchLookup.Found;

        Assert.That(found?.File.DisplayPath, Is.EqualTo(folder.At("q/patches/" + expected)));
        Assert.That(found!.File.Read(100), Is.EqualTo("x"u8.ToArray()));
    }

    [TestCase("../common/d.patch", "is no name inside the queue")]
    [TestCase("/etc/passwd", "is no name inside the queue")]
    [TestCase("a.patch\0", "is no name inside the queue")]
    [TestCase("zero.patch", "is a link that leads out of the queue")]
    [TestCase("outside.patch", "is a link that leads out of the queue")]
    [TestCase("loop.patch", "is a link that leads out of the queue")]
    [TestCase("out/e.patch", "lies behind a link that leads out of the queue")]
    [TestCase("sub", "is a folder")]
    [TestCase("fifo.patch", "is a FIFO")]
    public void What_is_no_regular_file_of_the_queue_is_refused_without_being_opened(string name, string reason)
    {
        using var folder = Queue();

        Assert.That(Find(folder, name), Is.EqualTo(new PatchLookup.Refused(reason)));
    }

    [TestCase("none.patch")]
    [TestCase("a.patch.gz")]
    [TestCase("dangling.patch")]
    [TestCase("a.patch/b")]
    public void A_missing_patch_is_missing(string name)
    {
        using var folder = Queue();

        Assert.That(Find(folder, name), Is.EqualTo(new PatchLookup.Missing()));
    }

    [Test]
    public void A_name_longer_than_any_file_name_is_missing()
    {
        using var folder = Queue();

        Assert.That(Find(folder, new string('x', 200_000)), Is.EqualTo(new PatchLookup.Missing()));
    }

    [Test]
    public void Reading_a_fifo_or_too_long_a_file_fails_at_once()
    {
        using var folder = Queue();

        Assert.Throws<SystemCallException>(() => new PatchFile(Encoding.UTF8.GetBytes(folder.At("q/patches/fifo.patch")), 0).Read(100));
        Assert.Throws<SystemCallException>(() => new PatchFile(Encoding.UTF8.GetBytes(folder.At("q/patches/a.patch")), 1).Read(0));
    }

    [Test]
    public void The_patches_folder_may_be_a_link_itself()
    {
        using var folder = Queue();
        folder.Link("tree/patches", "../q/patches");

        Assert.That(new PatchLocator(folder.At("tree/patches"), folder.At("tree")).Find("a.patch"u8), Is.TypeOf<PatchLookup.Found>());
    }

    private static PatchLookup Find(TempFolder folder, string name) =>
        new PatchLocator(folder.At("q/patches"), folder.At("q")).Find(Encoding.UTF8.GetBytes(name));

    private static TempFolder Queue()
    {
        var folder = new TempFolder();
        foreach (var file in (string[])["a.patch", "sub/b.patch.xz", "c.patch.gz", "../common/d.patch", "../../elsewhere/e.patch"])
        {
            folder.Write(Path.GetFullPath(folder.At("q/patches/" + file)), "x");
        }

        folder.Link("q/patches/inside.patch", "sub/b.patch.xz");
        folder.Link("q/patches/common.patch", "../common/d.patch");
        folder.Link("q/patches/linked", "sub");
        folder.Link("q/patches/zero.patch", "/dev/zero");
        folder.Link("q/patches/outside.patch", "../../elsewhere/e.patch");
        folder.Link("q/patches/loop.patch", "loop.patch");
        folder.Link("q/patches/dangling.patch", "gone.patch");
        folder.Link("q/patches/out", "../../elsewhere");
        using var mkfifo = Process.Start("mkfifo", [folder.At("q/patches/fifo.patch")]);
        mkfifo.WaitForExit();
        return folder;
    }
}
