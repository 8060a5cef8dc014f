using CsCheck;
using PatchQueue.Expanding;
using PatchQueue.Tests.Expanding;
using PatchQueue.Work;

namespace PatchQueue.Tests.Stack;

public sealed class StackMoveTests
{
    [Test]
    public void Whatever_is_done_in_a_tree_it_is_what_its_patches_make_and_every_edit_is_in_it_or_in_a_patch()
    {
        Gen.Int.Sample(Walk, iter: 60);
    }

    private static void Walk(int seed)
    {
        using var tree = new TemporaryTree(isInMemory: true);
        var walk = new StackWalk(tree, seed);
        walk.Begin();
        var done = new List<string>();
        for (var step = 0; step < 25; step++)
        {
            done.Add(walk.Step());
            var words = $"seed {seed}: {string.Join(", ", done)}";
            CheckEdits(tree, done.Count(word => word.StartsWith("edit ", StringComparison.Ordinal)), words);
            CheckTree(tree, walk, seed, words);
        }
    }

    // An edit that is in the tree, or was refreshed into a patch, is somewhere as a line of its own.
    private static void CheckEdits(TemporaryTree tree, int count, string words)
    {
        var patches = Directory.GetFiles(Path.Combine(tree.Outside, "patches"));
        var all = string.Concat(tree.FilesOutside(".pq").Concat(patches).Select(File.ReadAllText));
        for (var edit = 1; edit <= count; edit++)
        {
            Assert.That(all, Does.Contain($"edit {edit}\n"), words);
        }
    }

    private static void CheckTree(TemporaryTree tree, StackWalk walk, int seed, string words)
    {
        using var fresh = new TemporaryTree(isInMemory: true);
        new RandomQueue(new Random(seed), new QueueOnDisk(fresh.Outside)).WriteMainline(fresh.Root, 6);
        var series = new QueueOnDisk(tree.Outside).Series(walk.Names.Take(walk.Position));
        InPlaceExpansion.Run(new ApplyJob { Series = series, Crew = new Crew(1) }, fresh.Root, CancellationToken.None);
        var edited = walk.Edits().Select(path => path.ToString()).ToHashSet();
        Assert.That(Without(tree, edited), Is.EqualTo(Without(fresh, edited)), words);
    }

    private static Dictionary<string, string> Without(TemporaryTree tree, HashSet<string> edited) => tree.FilesOutside(".pq")
        .Select(file => Path.GetRelativePath(tree.Root, file)).Where(file => !edited.Contains(file)).Order(StringComparer.Ordinal)
        .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(tree.Root, file)));
}
