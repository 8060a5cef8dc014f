using PatchQueue.Quilt;
using PatchQueue.Text;

namespace PatchQueue.Tests.Quilt;

public sealed class QuiltRecoveryTests
{
    private static readonly QuiltName[] Names = [.. SamplePatches.All.Take(5).Select(patch => QuiltScene.NameOf(patch.Name))];
    private static readonly QuiltName Other = QuiltScene.NameOf("other/x.patch");

    [Test]
    public void A_run_that_is_killed_between_any_two_steps_is_finished_by_the_next()
    {
        var expected = State(-1, out var count);
        Assert.That(count, Is.GreaterThan(10));
        for (var done = 0; done <= count; done++)
        {
            Assert.That(State(done, out _), Is.EqualTo(expected), $"after {done} steps");
        }
    }

    [Test]
    public void What_was_prepared_without_a_journal_never_happened()
    {
        using var scene = Scene();
        var before = scene.State();
        scene.Kill(Change, 0);
        File.Delete(Path.Combine(scene.Tree.Root, ".pq/txn/journal"));

        scene.Change((tree, _) => [.. QuiltScene.Applied(tree)]);

        Assert.That(scene.State(), Is.EqualTo(before));
        Assert.That(Directory.Exists(Path.Combine(scene.Tree.Root, ".pq/txn")), Is.False);
    }

    private static string State(int done, out int count)
    {
        using var scene = Scene();
        if (done < 0)
        {
            count = scene.Kill(Change, 0).Count;
        }
        else
        {
            count = scene.Kill(Change, done).Count;
        }

        scene.Recover();
        return scene.State();
    }

    // A patch is popped, one renamed, one has its backups anew, one gets a file and loses one, one is pushed.
    private static IReadOnlyList<QuiltName> Change(QuiltTree tree, QuiltChange change)
    {
        change.Pop(Names[4]);
        change.Rename(Names[0], Other);
        change.SetMark(Other, isForced: true);
        var pushed = change.Push(Names[1]);
        var fresh = change.Push(Names[4]);
        using (var backups = change.NewBackups())
        {
            backups.Write(pushed, TreePath.Parse("n/again"), QuiltScene.View("a\n"));
            backups.Write(fresh, TreePath.Parse("n/fresh"), QuiltScene.View(null));
        }

        change.AddFile(Names[2], TreePath.Parse("d/e/added"), QuiltScene.View("b\n"), null);
        change.RemoveFile(Names[3], TreePath.Parse("f/ren2"));
        change.Refresh(Names[2]);
        return [Other, Names[1], Names[2], Names[3], Names[4]];
    }

    private static QuiltScene Scene()
    {
        var scene = new QuiltScene();
        foreach (var _ in Names)
        {
            scene.Push();
        }

        return scene;
    }
}
