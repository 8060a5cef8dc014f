using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Tests.Expanding;

public sealed class InPlaceExpansionTests
{
    private const string Edit = "--- a/d/f\n+++ b/d/f\n@@ -1 +1 @@\n-one\n+two\n";
    private const string Create = "--- /dev/null\n+++ b/n/new\n@@ -0,0 +1 @@\n+new\n";
    private const string Delete = "--- a/d/g\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n";

    [Test]
    public void A_series_changes_the_tree_and_leaves_nothing_else_behind()
    {
        using var tree = Tree();

        var report = InPlaceExpansion.Run(Job(tree, Edit + Create + Delete), tree.Root, CancellationToken.None);

        Assert.That((report.Applied, report.FilesChanged), Is.EqualTo((1, 3)));
        Assert.That(Contents(tree), Is.EqualTo(new[] { "d/f=two\n", "n/new=new\n" }));
        Assert.That(Directory.Exists(Path.Combine(tree.Root, ".pq", "txn")), Is.False);
    }

    [Test]
    public void A_dry_run_makes_not_even_a_state_directory()
    {
        using var tree = Tree();

        InPlaceExpansion.Try(Job(tree, Edit), tree.Root, CancellationToken.None);

        Assert.That(Directory.Exists(Path.Combine(tree.Root, ".pq")), Is.False);
    }

    [Test]
    public void A_dry_run_of_patches_that_build_on_each_other_is_right_and_touches_nothing()
    {
        using var tree = Tree();
        var queue = new QueueOnDisk(tree.Outside);
        queue.Write("1", Edit);
        queue.Write("2", "--- a/d/f\n+++ b/d/f\n@@ -1 +1 @@\n-two\n+three\n");
        queue.Write("3", "diff --git a/d/f b/e\nsimilarity index 100%\nrename from d/f\nrename to e\n");
        queue.Write("4", "--- a/e\n+++ b/e\n@@ -1 +1 @@\n-three\n+four\n");
        queue.Write("5", "--- a/d/f\n+++ b/d/f\n@@ -1 +1 @@\n-two\n+never\n");
        var job = new ApplyJob { Series = queue.Series(["1", "2", "3", "4", "5"]), Crew = new Crew(2), KeepsGoing = true };
        var before = Times(tree);

        var report = InPlaceExpansion.Try(job, tree.Root, CancellationToken.None);

        Assert.That(Enumerable.Range(0, 5).Select(report.IsApplied), Is.EqualTo(new[] { true, true, true, true, false }));
        Assert.That(Times(tree), Is.EqualTo(before));
    }

    [Test]
    public void A_transaction_that_was_killed_after_its_journal_is_finished_by_the_next_run()
    {
        using var tree = Tree();
        using (var state = StateDirectory.Lock(tree.Handle))
        using (var transaction = TreeTransaction.Begin(tree.Handle, state, 0))
        {
            var text = new FileText();
            text.Set("two\n"u8);
            var view = new FileView(SourceState.Regular, SourceFile.PlainPermissions, IsNew: false, text);
            var (number, inode) = transaction.NewStaging().Prepare(TreePath.Parse("d/f"), view);
            var step = new TreeStep(TreeStepKind.Exchange, TreePath.Parse("d/f"), number, inode);
            File.WriteAllBytes(Path.Combine(tree.Root, ".pq", "txn", "journal"), JournalFile.Write(new JournalSteps([step], [])));
        }

        using (var state = StateDirectory.Lock(tree.Handle))
        {
            Assert.That(TreeTransaction.Recover(tree.Handle, state, new Crew(1), () => 0), Is.True);
        }

        Assert.That(Contents(tree), Is.EqualTo(new[] { "d/f=two\n", "d/g=gone\n" }));
    }

    [Test]
    public void A_damaged_journal_is_not_carried_out_and_nothing_else_is_done()
    {
        using var tree = Tree();
        using (var state = StateDirectory.Lock(tree.Handle))
        {
            TreeTransaction.Begin(tree.Handle, state, 0).Dispose();
            File.WriteAllText(Path.Combine(tree.Root, ".pq", "txn", "journal"), "pq-journal 2\nhalf");
        }

        var before = Contents(tree);

        Assert.Throws<StateDamagedException>(() => InPlaceExpansion.Run(Job(tree, Edit), tree.Root, CancellationToken.None));
        Assert.That(Contents(tree), Is.EqualTo(before));
    }

    [Test]
    public void Two_runs_do_not_share_a_tree()
    {
        using var tree = Tree();
        using var state = StateDirectory.Lock(tree.Handle);

        Assert.Throws<TreeBusyException>(() => InPlaceExpansion.Run(Job(tree, Edit), tree.Root, CancellationToken.None));
    }

    private static List<(string, DateTime, DateTime)> Times(TemporaryTree tree) =>
        [.. Directory.GetFileSystemEntries(tree.Outside, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (path, File.GetLastWriteTimeUtc(path), Directory.GetLastWriteTimeUtc(path)))];

    private static TemporaryTree Tree()
    {
        var tree = new TemporaryTree();
        Directory.CreateDirectory(Path.Combine(tree.Root, "d"));
        File.WriteAllText(Path.Combine(tree.Root, "d", "f"), "one\n");
        File.WriteAllText(Path.Combine(tree.Root, "d", "g"), "gone\n");
        return tree;
    }

    private static ApplyJob Job(TemporaryTree tree, string patch)
    {
        var queue = new QueueOnDisk(tree.Outside);
        queue.Write("p", patch);
        return new ApplyJob { Series = queue.Series(["p"]), Crew = new Crew(2) };
    }

    private static IEnumerable<string> Contents(TemporaryTree tree) =>
        Directory.GetFiles(tree.Root, "*", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(tree.Root, path), Path: path))
            .Where(file => !file.Name.StartsWith(".pq/", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Name}={File.ReadAllText(file.Path)}");
}
