using CsCheck;
using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Work;

namespace PatchQueue.Tests.Expanding;

public sealed class TreeUpdateTests
{
    [Test]
    public void After_any_work_on_the_queue_a_tree_is_brought_to_what_a_fresh_one_would_be()
    {
        Gen.Int.Sample(WorkOnQueue, iter: 200);
    }

    [TestCase(0)]
    [TestCase(1_000)]
    public void A_queue_larger_than_its_budget_of_memory_gives_the_same_tree(long budget)
    {
        using var tree = new TemporaryTree(isInMemory: true);
        using var small = new TemporaryTree(isInMemory: true);
        var queue = Start(tree, 5, patches: 40);
        Apply(tree, queue);
        new RandomQueue(new Random(5), new QueueOnDisk(small.Outside)).WriteMainline(small.Root, 6);

        var series = new QueueOnDisk(tree.Outside).Series(queue.Names, budget);
        InPlaceExpansion.Run(new ApplyJob { Series = series, Crew = new Crew(2) }, small.Root, CancellationToken.None);

        Assert.That(small.ListingOfTree(), Is.EqualTo(tree.ListingOfTree()));
    }

    [Test]
    public void A_file_that_comes_out_the_same_keeps_its_time()
    {
        using var tree = new TemporaryTree();
        var queue = Start(tree, 1, patches: 12);
        Apply(tree, queue);
        var before = Times(tree);

        queue.Add();
        var report = Apply(tree, queue);

        var changed = Times(tree).Except(before).Count();
        Assert.That(changed, Is.InRange(1, 2));
        Assert.That(report.FilesRewritten, Is.InRange(1, 2));
    }

    [Test]
    public void Nothing_is_written_when_nothing_has_changed()
    {
        using var tree = new TemporaryTree();
        var queue = Start(tree, 2, patches: 12);
        Apply(tree, queue);
        var before = Times(tree);

        var report = Apply(tree, queue);

        Assert.That(report.FilesRewritten, Is.Zero);
        Assert.That(Times(tree), Is.EqualTo(before));
    }

    [Test]
    public void A_file_that_somebody_has_changed_is_named_and_nothing_is_written()
    {
        using var tree = new TemporaryTree();
        var queue = Start(tree, 3, patches: 12);
        Apply(tree, queue);
        var mine = tree.FilesOutside(".pq").First(file => File.ReadAllText(file).Contains("changed by", StringComparison.Ordinal));
        File.AppendAllText(mine, "mine\n");
        queue.Add();
        var before = tree.Listing();

        var thrown = Assert.Throws<TreeEditedException>(() => Apply(tree, queue));

        Assert.That(thrown!.Paths.Single().ToDisplay(), Is.EqualTo(Path.GetRelativePath(tree.Root, mine)));
        Assert.That(tree.Listing(), Is.EqualTo(before));
    }

    [Test]
    public void A_file_that_somebody_has_changed_is_kept_where_the_queue_leaves_it_alone()
    {
        using var tree = new TemporaryTree();
        var queue = Start(tree, 4, patches: 12);
        Apply(tree, queue);
        var mine = tree.FilesOutside(".pq").First(file => File.ReadAllText(file).Contains("changed by", StringComparison.Ordinal));
        File.AppendAllText(mine, "mine\n");

        var report = InPlaceExpansion.Run(Job(tree, queue) with { KeepsEdits = true }, tree.Root, CancellationToken.None);

        Assert.That(report.FilesRewritten, Is.Zero);
        Assert.That(File.ReadAllText(mine), Does.EndWith("mine\n"));
        Assert.Throws<TreeEditedException>(() => Apply(tree, queue));
    }

    private static void WorkOnQueue(int seed)
    {
        using var tree = new TemporaryTree(isInMemory: true);
        var queue = Start(tree, seed, patches: 8);
        var random = new Random(seed);
        Apply(tree, queue);
        for (var i = 0; i < 4; i++)
        {
            queue.Work(tree.Outside);
            queue.Work(tree.Outside);
            var job = Job(tree, queue) with { KeepsGoing = random.Next(2) == 0 };
            InPlaceExpansion.Run(job, tree.Root, CancellationToken.None);
            using var fresh = new TemporaryTree(isInMemory: true);
            new RandomQueue(new Random(seed), new QueueOnDisk(fresh.Outside)).WriteMainline(fresh.Root, 6);
            InPlaceExpansion.Run(Job(tree, queue) with { KeepsGoing = job.KeepsGoing }, fresh.Root, CancellationToken.None);
            Assert.That(tree.ListingOfTree(), Is.EqualTo(fresh.ListingOfTree()), $"seed {seed}, step {i}");
        }
    }

    private static RandomQueue Start(TemporaryTree tree, int seed, int patches)
    {
        var queue = new RandomQueue(new Random(seed), new QueueOnDisk(tree.Outside));
        queue.WriteMainline(tree.Root, 6);
        for (var i = 0; i < patches; i++)
        {
            queue.Add();
        }

        return queue;
    }

    private static ApplyReport Apply(TemporaryTree tree, RandomQueue queue) =>
        InPlaceExpansion.Run(Job(tree, queue), tree.Root, CancellationToken.None);

    private static ApplyJob Job(TemporaryTree tree, RandomQueue queue) =>
        new() { Series = new QueueOnDisk(tree.Outside).Series(queue.Names), Crew = new Crew(2) };

    private static List<(string, DateTime)> Times(TemporaryTree tree) =>
        [.. tree.FilesOutside(".pq").Select(file => (file, File.GetLastWriteTimeUtc(file)))];
}
