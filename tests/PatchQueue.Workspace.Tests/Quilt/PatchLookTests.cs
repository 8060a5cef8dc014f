using PatchQueue.Native;
using PatchQueue.Quilt;
using PatchQueue.Text;

namespace PatchQueue.Tests.Quilt;

public sealed class PatchLookTests
{
    private static readonly QuiltName Name = QuiltScene.NameOf("sub/a.patch");

    [Test]
    public void A_patch_that_nobody_has_touched_is_known_by_its_times()
    {
        using var tree = Tree(out var known, out var moment);
        Assert.That(Look(tree, moment).IsUntouched(Name, known), Is.True);
    }

    [TestCase("d/e/added")]
    [TestCase("d/added")]
    [TestCase("added")]
    public void A_backup_that_has_come_shows(string file)
    {
        using var tree = Tree(out var known, out var moment);
        Write(tree, file);
        Assert.That(Look(tree, moment).IsUntouched(Name, known), Is.False);
    }

    [TestCase("d/e/one")]
    [TestCase("top")]
    public void A_backup_that_is_gone_shows(string file)
    {
        using var tree = Tree(out var known, out var moment);
        File.Delete(PathOf(tree, file));
        Assert.That(Look(tree, moment).IsUntouched(Name, known), Is.False);
    }

    [Test]
    public void A_refresh_shows()
    {
        using var tree = Tree(out var known, out var moment);
        File.SetLastWriteTimeUtc(PathOf(tree, ".timestamp"), DateTime.UtcNow.AddSeconds(1));
        Assert.That(Look(tree, moment).IsUntouched(Name, known), Is.False);
    }

    [Test]
    public void What_was_made_just_before_the_moment_is_not_trusted()
    {
        using var tree = Tree(out var known, out _);
        Write(tree, "d/e/added");
        Assert.That(Look(tree, MomentOf(tree)).IsUntouched(Name, known), Is.False);
    }

    private static PatchLook Look(TemporaryTree tree, FileIdentity moment) => new(tree.Handle, moment);

    private static TemporaryTree Tree(out PatchContent known, out FileIdentity moment)
    {
        var tree = new TemporaryTree();
        foreach (var file in new[] { ".timestamp", "d/e/one", "top" })
        {
            Write(tree, file);
        }

        Thread.Sleep(100);
        moment = MomentOf(tree);
        known = PatchContent.Of(tree.Handle, Name);
        Assert.That(known.Files, Is.EqualTo(new[] { TreePath.Parse("d/e/one"), TreePath.Parse("top") }));
        return tree;
    }

    private static FileIdentity MomentOf(TemporaryTree tree)
    {
        File.WriteAllText(Path.Combine(tree.Root, "moment"), "");
        Assert.That(DirectoryCalls.Stat(tree.Handle, "moment"u8, out var stat), Is.Zero);
        return new FileIdentity(stat);
    }

    private static void Write(TemporaryTree tree, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(tree, file))!);
        File.WriteAllText(PathOf(tree, file), "");
    }

    private static string PathOf(TemporaryTree tree, string file) => Path.Combine(tree.Root, "sub/a.patch", file);
}
