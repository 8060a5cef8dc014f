using PatchQueue.Applying;
using PatchQueue.Quilt;
using PatchQueue.Text;

namespace PatchQueue.Tests.Quilt;

public sealed class QuiltTreeTests
{
    [Test]
    public void What_quilt_has_pushed_is_read()
    {
        using var scene = new QuiltScene();
        scene.Quilt("push", "4");
        using var tree = QuiltTree.TryOpen(scene.Tree.Handle)!;

        Assert.That((tree.PatchesDirectory, tree.SeriesName), Is.EqualTo(("patches", "series")));
        Assert.That(
            QuiltScene.Applied(tree).Select(name => name.ToString()), Is.EqualTo(SamplePatches.All.Take(4).Select(patch => patch.Name)));
        Assert.That(
            tree.Applied, Has.All.Matches<QuiltPatch>(patch => patch is { HasDirectory: true, IsForced: false, Timestamp: not null }));
        Assert.That(Backups(tree, 0), Is.EqualTo(new[] { "d/mod 6 644" }));
        Assert.That(Backups(tree, 1), Is.EqualTo(new[] { "n/m/deep 0 644", "new 0 644" }));
        Assert.That(Backups(tree, 3), Is.EqualTo(new[] { "e/ren 6 755", "f/ren2 0 644" }));
    }

    [Test]
    public void A_forced_patch_is_known_by_its_mark()
    {
        using var scene = new QuiltScene();
        File.WriteAllText(Path.Combine(scene.Tree.Root, "d/mod"), "else\n");
        scene.TryQuilt("push", "-f");
        using var tree = QuiltTree.TryOpen(scene.Tree.Handle)!;

        Assert.That(tree.Applied.Single().IsForced, Is.True);
    }

    [Test]
    public void The_mainline_is_the_earliest_backup_of_each_file()
    {
        using var scene = new QuiltScene();
        var mainline = Read(scene, new PatchQueue.Trees.DirectorySource(scene.Tree.Handle));
        scene.Quilt("push", "-a");
        using var tree = QuiltTree.TryOpen(scene.Tree.Handle)!;

        var pristine = new QuiltBase(scene.Tree.Handle, tree, QuiltScene.CreatesFile);

        Assert.That(Read(scene, pristine), Is.EqualTo(mainline));
        Assert.That(pristine.Touched[TreePath.Parse("d/mod")], Is.Zero);
    }

    [TestCase(".pc", "elsewhere", TestName = "The_state_directory_must_be_no_link")]
    [TestCase(".pc/sub", "../elsewhere", TestName = "A_directory_on_the_way_to_a_patch_must_be_no_link")]
    [TestCase(".pc/02-create.patch", "../elsewhere", TestName = "The_directory_of_a_patch_must_be_no_link")]
    [TestCase(".pc/applied-patches", "../elsewhere/list", TestName = "The_list_must_be_no_link")]
    public void A_link_is_refused(string path, string target)
    {
        using var tree = Tree("2\n", "sub/1.patch\n02-create.patch\n");
        Directory.CreateDirectory(Path.Combine(tree.Root, "elsewhere"));
        var whole = Path.Combine(tree.Root, path);
        if (Directory.Exists(whole))
        {
            Directory.Delete(whole, true);
        }

        File.Delete(whole);
        File.CreateSymbolicLink(whole, target);

        Assert.Throws<QuiltStateException>(() => _ = QuiltTree.TryOpen(tree.Handle)!.Applied);
    }

    [TestCase("1\n", "quilt upgrade")]
    [TestCase(null, "quilt upgrade")]
    [TestCase("3\n", null)]
    [TestCase("two\n", null)]
    public void Another_version_is_refused_with_what_helps(string? version, string? hint)
    {
        using var tree = Tree(version, "a\n");

        var refused = Assert.Throws<QuiltStateException>(() => QuiltTree.TryOpen(tree.Handle));

        Assert.That(refused!.Hint, hint is null ? Is.Null : Does.Contain(hint));
    }

    [TestCase("../x\n")]
    [TestCase("/x\n")]
    [TestCase(".version\n")]
    [TestCase("a~refresh\n")]
    [TestCase("a\na\n")]
    [TestCase("a/b\na\n")]
    public void Names_that_lead_elsewhere_or_collide_are_refused(string applied)
    {
        using var tree = Tree("2\n", applied);

        Assert.Throws<QuiltStateException>(() => QuiltTree.TryOpen(tree.Handle));
    }

    [Test]
    public void A_tree_without_quilt_has_no_state()
    {
        using var tree = new TemporaryTree();

        Assert.That(QuiltTree.TryOpen(tree.Handle), Is.Null);
    }

    [Test]
    public void A_last_line_without_its_end_counts_and_a_patch_without_a_directory_has_no_backups()
    {
        using var tree = Tree("2\n", "a\nb");
        using var quilt = QuiltTree.TryOpen(tree.Handle)!;

        Assert.That(QuiltScene.Applied(quilt).Select(name => name.ToString()), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(quilt.Applied[0].HasDirectory, Is.False);
        Assert.That(quilt.BackupsOf(0), Is.Empty);
    }

    private static TemporaryTree Tree(string? version, string applied)
    {
        var tree = new TemporaryTree();
        Directory.CreateDirectory(Path.Combine(tree.Root, ".pc/sub/1.patch"));
        Directory.CreateDirectory(Path.Combine(tree.Root, ".pc/02-create.patch"));
        File.WriteAllText(Path.Combine(tree.Root, ".pc/applied-patches"), applied);
        if (version is not null)
        {
            File.WriteAllText(Path.Combine(tree.Root, ".pc/.version"), version);
        }

        return tree;
    }

    private static IEnumerable<string> Backups(QuiltTree tree, int index) =>
        tree.BackupsOf(index)
            .Select(backup => $"{backup.Path} {backup.Size} {Convert.ToString(backup.Permissions, 8)}")
            .Order(StringComparer.Ordinal);

    private static List<string> Read(QuiltScene scene, ISourceTree source)
    {
        string[] paths =
        [
            "d/mod", "d/mod2", "d/del", "e/ren", "f/ren2", "run.sh", "link", "link2", "link3", "empty", "empty2", "empty3", "grp", "ro",
            "new", "n/m/deep", "d/absent",
        ];
        var text = new FileText();
        return
        [
            .. paths.Select(path =>
            {
                text.Set([]);
                var state = source.Read(TreePath.Parse(path), text, out var permissions);
                return $"{path} {state} {permissions} {(state == SourceState.Absent ? "" : Convert.ToHexString(text.ToArray()))}";
            }),
        ];
    }
}
