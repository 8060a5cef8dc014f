namespace PatchQueue.Tests.Quilt;

/// <summary>What pq leaves in .pc is what the installed quilt leaves there.</summary>
public sealed class QuiltParityTests
{
    private static readonly int[] Counts = [.. Enumerable.Range(1, SamplePatches.All.Length)];

    [Test]
    public void Pushing_leaves_the_same_state_and_the_same_tree()
    {
        using var quilt = new QuiltScene();
        using var pq = new QuiltScene();
        foreach (var count in Counts)
        {
            // quilt 0.66 cannot push an empty patch into a directory that no other patch has made.
            quilt.Quilt("push");
            pq.Push();

            Assert.That(pq.State(), Is.EqualTo(quilt.State()), $"{count}");
            Assert.That(pq.Files(), Is.EqualTo(quilt.Files()), $"{count}");
        }
    }

    [Test]
    public void Popping_leaves_the_same_state_and_the_tree_that_was_before()
    {
        using var quilt = new QuiltScene();
        using var pq = new QuiltScene();
        var files = new Stack<string>();
        foreach (var _ in Counts)
        {
            files.Push(pq.Files());
            pq.Push();
        }

        quilt.Quilt("push", "-a");
        foreach (var count in Counts)
        {
            quilt.Quilt("pop");
            pq.Pop();

            Assert.That(pq.State(), Is.EqualTo(quilt.State()), $"{count}");
            Assert.That(pq.Files(), Is.EqualTo(files.Pop()), $"{count}");
        }
    }

    [Test]
    public void Quilt_and_pq_push_in_turn()
    {
        using var quilt = new QuiltScene();
        using var both = new QuiltScene();
        quilt.Quilt("push", "-a");
        foreach (var count in Counts)
        {
            if (count % 2 == 1)
            {
                both.Quilt("push");
            }
            else
            {
                both.Push();
            }
        }

        Assert.That(both.State(), Is.EqualTo(quilt.State()));
        Assert.That(both.Files(), Is.EqualTo(quilt.Files()));
    }

    [Test]
    public void Quilt_pops_and_pushes_again_all_that_pq_has_pushed()
    {
        using var quilt = new QuiltScene();
        using var both = new QuiltScene();
        foreach (var _ in Counts)
        {
            both.Push();
        }

        quilt.Quilt("push", "-a");
        both.Quilt("pop", "-a");
        quilt.Quilt("pop", "-a");

        Assert.That(both.State(), Is.EqualTo(quilt.State()));
        Assert.That(both.Files(), Is.EqualTo(quilt.Files()));
    }

    [Test]
    public void Pq_pops_what_quilt_has_pushed_to_the_mainline_byte_for_byte()
    {
        using var both = new QuiltScene();
        var mainline = both.Files();
        both.Quilt("push", "-a");
        foreach (var _ in Counts)
        {
            both.Pop();
        }

        Assert.That(both.Files(), Is.EqualTo(mainline));
        Assert.That(both.TryQuilt("pop").ExitCode, Is.EqualTo(2));
        Assert.That(both.TryQuilt("push").ExitCode, Is.Zero);
    }

    [Test]
    public void Quilt_refreshes_a_patch_that_pq_has_pushed()
    {
        using var quilt = new QuiltScene();
        using var both = new QuiltScene();
        quilt.Quilt("push", "2");
        both.Push();
        both.Push();
        foreach (var scene in (QuiltScene[])[quilt, both])
        {
            File.AppendAllText(Path.Combine(scene.Tree.Root, "new"), "more\n");
            scene.Quilt("refresh", "--no-timestamps", "-p", "ab");
            scene.Quilt("push");
        }

        Assert.That(Patch(both), Is.EqualTo(Patch(quilt)));
        Assert.That(both.State(), Is.EqualTo(quilt.State()));
    }

    [Test]
    public void Time_stamps_tell_quilt_that_no_file_has_been_changed_since()
    {
        using var pq = new QuiltScene();
        pq.Push();

        var stamp = File.GetLastWriteTimeUtc(Path.Combine(pq.Tree.Root, ".pc/sub/01-edit.patch/.timestamp"));

        Assert.That(stamp, Is.GreaterThan(File.GetLastWriteTimeUtc(Path.Combine(pq.Tree.Root, "d/mod"))));
        Assert.That(stamp, Is.GreaterThan(File.GetLastWriteTimeUtc(Path.Combine(pq.Tree.Root, "patches/sub/01-edit.patch"))));
    }

    private static string Patch(QuiltScene scene) => File.ReadAllText(Path.Combine(scene.Tree.Root, "patches", "02-create.patch"));
}
