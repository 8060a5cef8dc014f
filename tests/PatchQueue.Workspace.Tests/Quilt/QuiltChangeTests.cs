using PatchQueue.Native;
using PatchQueue.Quilt;
using PatchQueue.Text;

namespace PatchQueue.Tests.Quilt;

public sealed class QuiltChangeTests
{
    private static readonly QuiltName First = QuiltScene.NameOf("sub/01-edit.patch");
    private static readonly QuiltName Second = QuiltScene.NameOf("02-create.patch");
    private static readonly QuiltName Renamed = QuiltScene.NameOf("other/x.patch");
    private static readonly QuiltName New = QuiltScene.NameOf("sub/new.patch");

    [Test]
    public void A_new_patch_and_a_file_added_to_it_are_as_quilt_has_them()
    {
        using var quilt = Pushed();
        using var pq = Pushed();
        var root = quilt.Tree.Root;
        quilt.Quilt("new", "sub/new.patch");
        quilt.Quilt("add", "d/del", "absent/file");
        var time = File.GetLastWriteTimeUtc(Path.Combine(root, "d/del"));

        pq.Change((before, change) =>
        {
            change.New(New);
            return [.. QuiltScene.Applied(before), New];
        });
        pq.Change((before, change) =>
        {
            var file = QuiltScene.View("1\n2\n") with { Permissions = 0x180 };
            var seconds = new DateTimeOffset(time).ToUnixTimeSeconds();
            change.AddFile(New, TreePath.Parse("d/del"), file, new FileTime(seconds, 0));
            change.AddFile(New, TreePath.Parse("absent/file"), QuiltScene.View(null), null);
            return [.. QuiltScene.Applied(before)];
        });

        Assert.That(pq.State(), Is.EqualTo(quilt.State()));
        var kept = File.GetLastWriteTimeUtc(Path.Combine(pq.Tree.Root, ".pc/sub/new.patch/d/del"));
        Assert.That(time - kept, Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void A_file_removed_from_a_patch_takes_empty_directories_along_and_marks_the_patch()
    {
        using var quilt = Pushed();
        using var pq = Pushed();
        quilt.Quilt("remove", "n/m/deep");

        pq.Change((before, change) =>
        {
            change.RemoveFile(Second, TreePath.Parse("n/m/deep"));
            change.SetMark(Second, isForced: true);
            return [.. QuiltScene.Applied(before)];
        });

        Assert.That(pq.State(), Is.EqualTo(quilt.State()));
        Assert.That(quilt.TryQuilt("push").ExitCode, Is.EqualTo(1));
        Assert.That(pq.TryQuilt("push").ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void A_refreshed_patch_loses_its_mark()
    {
        using var quilt = Pushed();
        using var pq = Pushed();
        foreach (var scene in (QuiltScene[])[quilt, pq])
        {
            scene.Quilt("remove", "new");
        }

        quilt.Quilt("refresh");
        pq.Change((before, change) =>
        {
            change.Refresh(Second);
            return [.. QuiltScene.Applied(before)];
        });

        Assert.That(pq.State(), Is.EqualTo(quilt.State()));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void A_patch_that_gets_another_name_keeps_its_backups(int index)
    {
        using var quilt = Pushed();
        using var pq = Pushed();
        var old = SamplePatches.All[index].Name;
        quilt.Quilt("rename", "-P", old, "other/x.patch");

        pq.Change((before, change) =>
        {
            change.Rename(QuiltScene.NameOf(old), Renamed);
            return [.. QuiltScene.Applied(before).Select(name => name.ToString() == old ? Renamed : name)];
        });

        Assert.That(pq.State(), Is.EqualTo(quilt.State()));
    }

    [Test]
    public void The_mark_of_a_forced_patch_goes_with_its_name_and_goes_when_it_is_popped()
    {
        using var pq = Pushed();
        pq.Change((before, change) => Keep(before, () => change.SetMark(Second, isForced: true)));
        pq.Change((before, change) =>
        {
            change.Rename(Second, Renamed);
            return [First, Renamed];
        });
        Assert.That(pq.State(), Does.Contain(".pc/other/x.patch~refresh").And.Not.Contain("02-create"));

        pq.Change((_, change) =>
        {
            change.Pop(Renamed);
            return [First];
        });

        Assert.That(pq.State(), Does.Not.Contain("refresh"));
    }

    [Test]
    public void A_patch_that_is_in_gets_all_its_backups_anew()
    {
        using var pq = Pushed();

        pq.Change((before, change) => Keep(before, () =>
        {
            var pushed = change.Push(First);
            using var backups = change.NewBackups();
            backups.Write(pushed, TreePath.Parse("other"), QuiltScene.View("o\n"));
        }));

        Assert.That(pq.State(), Does.Contain(".pc/sub/01-edit.patch/other 644 o").And.Not.Contain("01-edit.patch/d"));
        Assert.That(pq.Quilt("applied"), Is.EqualTo("sub/01-edit.patch\n02-create.patch\n"));
    }

    [Test]
    public void A_series_that_quilt_cannot_read_is_kept_for_it()
    {
        using var pq = new QuiltScene { Queue = new QuiltQueue("patches", "series", [.. First.Bytes.Span, .. "\n03-delete.patch\n"u8]) };
        File.WriteAllText(Path.Combine(pq.Tree.Root, "patches/series"), "+guarded x\n");
        pq.Push();

        Assert.That(pq.Quilt("series"), Is.EqualTo("sub/01-edit.patch\n03-delete.patch\n"));
        Assert.That(pq.Quilt("push"), Does.Contain("Now at patch 03-delete.patch"));
        using var tree = QuiltTree.TryOpen(pq.Tree.Handle)!;
        Assert.That(tree.TryReadOwnSeries(), Is.EqualTo(pq.Queue.OwnSeries));
    }

    [Test]
    public void Dropping_the_state_leaves_no_trace_of_quilt()
    {
        using var pq = Pushed();
        pq.Quilt("snapshot");

        pq.Change((_, change) =>
        {
            change.Drop();
            return [];
        });

        Assert.That(Directory.Exists(Path.Combine(pq.Tree.Root, ".pc")), Is.False);
    }

    [Test]
    public void The_list_must_be_what_the_change_comes_to()
    {
        using var pq = Pushed();

        Assert.Throws<InvalidOperationException>(() => pq.Change((_, change) =>
        {
            change.Pop(Second);
            return [First, Second];
        }));
    }

    private static QuiltScene Pushed()
    {
        var scene = new QuiltScene();
        scene.Quilt("push", "2");
        return scene;
    }

    private static List<QuiltName> Keep(QuiltTree before, Action change)
    {
        change();
        return [.. QuiltScene.Applied(before)];
    }
}
