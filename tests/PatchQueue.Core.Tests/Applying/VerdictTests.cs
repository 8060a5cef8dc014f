using System.Text;
using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Tests.Applying;

public sealed class VerdictTests
{
    private static readonly MemoryTree Tree = MemoryTree.Of(("f", "1\n2\n3\n"), ("g", "1\n2\n3\n"));

    [Test]
    public void A_patch_with_one_rejected_file_changes_none()
    {
        var both = Patch("both", Change("f", "2", "two") + Change("g", "x", "y"));

        var (verdict, files, _) = Tree.Apply(new ApplyOptions(), keepsGoing: false, both);

        Assert.That(verdict.Rejected.Keys, Is.EqualTo(new[] { 0 }));
        Assert.That(files["f"], Is.EqualTo("1\n2\n3\n"));
    }

    [Test]
    public void Without_keep_going_nothing_behind_a_reject_is_applied()
    {
        var (verdict, files, results) = Tree.Apply(
            new ApplyOptions(),
            false,
            Patch("a", Change("f", "2", "two")),
            Patch("b", Change("g", "x", "y")),
            Patch("c", Change("f", "two", "zwei")));

        Assert.That((files["f"], files["g"]), Is.EqualTo(("1\ntwo\n3\n", "1\n2\n3\n")));
        Assert.That(
            PatchOutcomes.Of(ApplyPlan.Of([Patch("a", ""), Patch("b", ""), Patch("c", "")]), results, verdict)[2],
            Is.InstanceOf<PatchOutcome.NotTried>());
    }

    [Test]
    public void With_keep_going_a_patch_that_rests_on_a_rejected_one_is_rejected_with_its_root()
    {
        PlannedPatch[] patches =
        [
            Patch("bad", Change("g", "x", "y") + Change("f", "2", "two")),
            Patch("rests", Change("f", "two", "zwei")),
            Patch("free", Change("g", "2", "two")),
        ];

        var (verdict, files, results) = Tree.Apply(new ApplyOptions(), keepsGoing: true, patches);

        var outcomes = PatchOutcomes.Of(ApplyPlan.Of([.. patches]), results, verdict);
        Assert.That(((PatchOutcome.Rejected)outcomes[0]).RootPatch, Is.Null);
        Assert.That(((PatchOutcome.Rejected)outcomes[1]).RootPatch, Is.Zero);
        Assert.That((files["f"], files["g"]), Is.EqualTo(("1\n2\n3\n", "1\ntwo\n3\n")));
    }

    [Test]
    public void A_reject_says_where_it_nearly_fits_and_what_differs()
    {
        var (verdict, _, _) = MemoryTree.Of(("f", "a\nb\n1\nother\n3\n")).Apply(
            new ApplyOptions(), false, Patch("p", "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n"));

        var diagnosis = verdict.Rejected[0].Single().Reject!.Diagnosis!;
        Assert.That(diagnosis.NearestLine, Is.EqualTo(3));
        Assert.That(diagnosis.Differing, Is.EqualTo(new[] { new DifferingLine(4, "2", "other") }));
        Assert.That((diagnosis.FitsAtFuzz, diagnosis.IsAlreadyApplied), Is.EqualTo((0, false)));
    }

    [Test]
    public void A_hunk_that_moved_to_one_of_several_equal_places_is_ambiguous()
    {
        var (verdict, _, results) = MemoryTree.Of(("f", "x\nx\na\nb\nc\nd\na\nb\nc\n")).Apply(
            new ApplyOptions(), false, Patch("p", "--- a/f\n+++ b/f\n@@ -2,3 +2,3 @@\n a\n-b\n+B\n c\n"));

        Assert.That(verdict.Rejected, Is.Empty);
        Assert.That(results.Single().Outcomes.Single().Hunks.Single(), Is.EqualTo(new HunkOutcome.Applied(3, 1, 0, 2)));
    }

    [Test]
    public void A_file_that_a_patch_leaves_empty_goes_only_when_asked()
    {
        var patch = Patch("p", "--- a/f\n+++ b/f\n@@ -1,3 +0,0 @@\n-1\n-2\n-3\n");

        Assert.That(Tree.Apply(new ApplyOptions(), false, patch).Files["f"], Is.Empty);
        Assert.That(Tree.Apply(new ApplyOptions { RemovesEmptyFiles = true }, false, patch).Files.Keys, Does.Not.Contain("f"));
    }

    [TestCase("../x")]
    [TestCase("d/.git/config")]
    public void A_name_that_leads_out_rejects_the_whole_patch(string name)
    {
        var patch = Patch("p", Change("f", "2", "two") + $"--- /dev/null\n+++ b/{name}\n@@ -0,0 +1 @@\n+x\n");

        var (verdict, files, _) = Tree.Apply(new ApplyOptions(), false, patch);

        Assert.That(verdict.Rejected[0].Single().Reject!.Reason, Is.EqualTo(RejectReason.UnsafeName));
        Assert.That(files, Has.Count.EqualTo(2).And.Property("Values").None.Contains("two"));
    }

    [Test]
    public void Nothing_is_written_beyond_a_link_that_the_patch_makes()
    {
        var patch = Patch("p", "diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+..\n\\ No newline\n"
            + "--- /dev/null\n+++ b/l/x\n@@ -0,0 +1 @@\n+x\n");

        var (verdict, files, _) = Tree.Apply(new ApplyOptions(), false, patch);

        Assert.That(verdict.Rejected[0].Single().Reject!.Reason, Is.EqualTo(RejectReason.BeyondLink));
        Assert.That(files, Has.Count.EqualTo(2));
    }

    [Test]
    public void Two_files_can_swap_their_names()
    {
        var patch = Patch("p", "diff --git a/f b/g\nrename from f\nrename to g\ndiff --git a/g b/f\nrename from g\nrename to f\n");

        var (_, files, _) = MemoryTree.Of(("f", "1\n"), ("g", "2\n")).Apply(new ApplyOptions(), false, patch);

        Assert.That((files["f"], files["g"]), Is.EqualTo(("2\n", "1\n")));
    }

    private static string Change(string file, string old, string @new) =>
        $"--- a/{file}\n+++ b/{file}\n@@ -1,3 +1,3 @@\n 1\n-{old}\n+{@new}\n 3\n";

    private static PlannedPatch Patch(string name, string text) => new(name, PatchReader.Read(Encoding.UTF8.GetBytes(text)));

    [Test]
    public void A_file_that_holds_more_than_a_moved_deletion_removes_is_rejected()
    {
        var patch = PatchReader.Read("--- a/f\n+++ /dev/null\n@@ -3,1 +0,0 @@\n-a\n"u8.ToArray());

        var (verdict, _, _) = MemoryTree.Of(("f", "a\nb\n")).Apply(new ApplyOptions(), keepsGoing: false, new PlannedPatch("p", patch));

        Assert.That(verdict.Rejected[0].Single().Reject!.Reason, Is.EqualTo(RejectReason.NotEmptied));
    }
}
