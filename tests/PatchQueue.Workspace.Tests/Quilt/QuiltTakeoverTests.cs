using System.Text;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Work;

namespace PatchQueue.Tests.Quilt;

/// <summary>Trees that quilt and pq's stack commands share.</summary>
public sealed class QuiltTakeoverTests
{
    private static readonly Crew Crew = new(2);

    [Test]
    public void A_tree_that_only_quilt_has_touched_goes_to_any_place_of_the_series()
    {
        using var alone = new QuiltScene();
        using var both = new QuiltScene();
        var mainline = both.Files();
        alone.Quilt("push", "12");
        both.Quilt("push", "7");

        Move(both, 12);

        Assert.That(both.State(), Is.EqualTo(alone.State()));
        Assert.That(both.Files(), Is.EqualTo(alone.Files()));
        Move(both, 0);
        Assert.That(both.Files(), Is.EqualTo(mainline));
        Assert.That(both.TryQuilt("pop").ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void What_quilt_has_done_is_taken_over_once()
    {
        using var scene = new QuiltScene();
        scene.Quilt("push", "3");

        Assert.That(TakeOver(scene), Is.True);
        Assert.That(TakeOver(scene), Is.False);
        scene.Quilt("pop");
        Assert.That(TakeOver(scene), Is.True);
        Assert.That(Record(scene).Applied, Is.EqualTo(2));
        scene.Quilt("add", "-P", "sub/01-edit.patch", "other");
        Assert.That(TakeOver(scene), Is.True);
        Assert.That(Record(scene).Added.Single().Path.ToString(), Is.EqualTo("other"));
    }

    [Test]
    public void A_change_that_is_not_refreshed_is_known_and_kept()
    {
        using var scene = new QuiltScene();
        scene.Quilt("push", "2");
        var file = Path.Combine(scene.Tree.Root, "new");
        File.AppendAllText(file, "mine\n");
        TakeOver(scene);

        using (var tree = WorkTree.Open(scene.Tree.Root, Crew))
        {
            var edits = TreeEdits.Of(tree, readsAll: false, Crew, CancellationToken.None);
            Assert.That(edits.Select(path => path.ToString()), Is.EqualTo(new[] { "new" }));
        }

        Assert.Throws<TreeEditedException>(() => Move(scene, 0));
        Assert.That(File.ReadAllText(file), Does.EndWith("mine\n"));
    }

    [Test]
    public void Quilt_does_not_lose_a_change_that_pq_has_carried_past_a_push()
    {
        using var scene = new QuiltScene();
        scene.Quilt("push", "13");
        var file = Path.Combine(scene.Tree.Root, "d/mod2");
        File.AppendAllText(file, "mine\n");

        Move(scene, 14, keepsEdits: true);

        Assert.That(scene.TryQuilt("pop").ExitCode, Is.EqualTo(1));
        Assert.That(File.ReadAllText(file), Is.EqualTo("1\nzwei\n3\nmine\n"));
    }

    [Test]
    public void A_tree_goes_on_without_quilt_and_with_it_again()
    {
        using var alone = new QuiltScene();
        using var both = new QuiltScene();
        alone.Quilt("push", "9");
        both.Quilt("push", "9");
        TakeOver(both);

        using (var tree = WorkTree.Open(both.Tree.Root, Crew))
        {
            QuiltSwitch.TurnOff(tree, Crew);
        }

        Assert.That(both.State(), Is.Empty);
        Move(both, 9, queue: both.Queue);
        Assert.That(both.State(), Is.EqualTo(alone.State()));
        Assert.That(both.Quilt("pop"), Does.Contain("Now at patch"));
    }

    [Test]
    public void A_patch_that_the_series_does_not_name_is_not_taken_over()
    {
        using var scene = new QuiltScene();
        scene.Quilt("push", "3");
        File.WriteAllText(Path.Combine(scene.Tree.Root, "patches/series"), "sub/01-edit.patch\n");

        var refused = Assert.Throws<QuiltStateException>(() => Run(scene, Series(scene).Take(1).ToList()));

        Assert.That(refused!.Message, Does.Contain("02-create.patch"));
        Assert.That(Directory.Exists(Path.Combine(scene.Tree.Root, ".pq/record")), Is.False);
    }

    private static List<PatchReference> Series(QuiltScene scene)
    {
        var folder = new PatchFolder(Path.Combine(scene.Tree.Root, "patches"), "patches");
        return
        [
            .. SamplePatches.All.Select(patch => Encoding.UTF8.GetBytes(patch.Name))
                .Select(name => new PatchReference(name, folder, 1, false, "series", 1)),
        ];
    }

    private static bool TakeOver(QuiltScene scene) => Run(scene, Series(scene));

    private static bool Run(QuiltScene scene, IReadOnlyList<PatchReference> series)
    {
        using var tree = WorkTree.Open(scene.Tree.Root, Crew);
        return new QuiltTakeover(tree, series, Crew).Run(new ApplyOptions(), "", CancellationToken.None);
    }

    private static TreeRecord Record(QuiltScene scene)
    {
        using var tree = WorkTree.Open(scene.Tree.Root, Crew);
        return tree.Record!;
    }

    private static void Move(QuiltScene scene, int position, bool keepsEdits = false, QuiltQueue? queue = null)
    {
        TakeOver(scene);
        var series = Series(scene);
        using var tree = WorkTree.Open(scene.Tree.Root, Crew);
        var job = new ApplyJob
        {
            Series = new SeriesPatches([]),
            Crew = Crew,
            KeepsEdits = keepsEdits,
            MergesEdits = keepsEdits,
            Quilt = queue is null ? null : new QuiltOptions(queue, []),
        };
        var moved = StackMove.To(tree, PatchStack.Of(tree.Record, series), position, job, CancellationToken.None);
        Assert.That(moved.HasRejects, Is.False);
    }
}
