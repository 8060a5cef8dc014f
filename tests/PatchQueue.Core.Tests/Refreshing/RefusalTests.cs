using PatchQueue.Refreshing;
using PatchQueue.Text;
using static PatchQueue.Tests.Refreshing.Refreshed;

namespace PatchQueue.Tests.Refreshing;

/// <summary>What keeps a patch from being written, what is dropped by name, and what a person should look at first.</summary>
public sealed class RefusalTests
{
    private const string First = "@@ -9,7 +9,7 @@\n line 9\n line 10\n line 11\n-line 12\n+new 12\n line 13\n line 14\n line 15\n";
    private const string Second = "@@ -27,7 +27,7 @@\n line 27\n line 28\n line 29\n-line 30\n+new 30\n line 31\n line 32\n line 33\n";
    private const string Patch = "Subject: x\n\n--- a/f\n+++ b/f\n" + First + Second;

    private static readonly string After = Lines.With(("line 12\n", "new 12\n"), ("line 30\n", "new 30\n"));

    [Test]
    public void A_hunk_that_was_undone_is_refused_and_goes_when_it_is_named()
    {
        var request = Request(Patch, File("f", Lines, After.With(("new 30\n", "line 30\n"))));

        Assert.That(PatchRefresh.Of(request).Lost.Single().Hunk, Is.EqualTo(2));
        Assert.That(
            PatchRefresh.Of(request with { Dropped = [new DroppedHunk(TreePath.Parse("f"), 0)] }).Text(),
            Is.EqualTo("Subject: x\n\n--- a/f\n+++ b/f\n" + First));
    }

    [Test]
    public void A_file_without_a_change_loses_its_section_when_that_is_asked_for()
    {
        const string Other = "--- a/g\n+++ b/g\n@@ -1 +1 @@\n-a\n+b\n";
        var request = Request(Patch + "between\n" + Other, File("f", Lines, Lines), File("g", "a\n", "b\n"));

        Assert.That(PatchRefresh.Of(request).Lost.Count(), Is.EqualTo(2));
        Assert.That(
            PatchRefresh.Of(request with { Dropped = [new DroppedHunk(TreePath.Parse("f"), 0)] }).Text(),
            Is.EqualTo("Subject: x\n\nbetween\n" + Other));
    }

    [Test]
    public void What_is_named_to_be_dropped_and_still_in_the_tree_is_said()
    {
        var request = Request(Patch, File("f", Lines, After)) with { Dropped = [new DroppedHunk(TreePath.Parse("f"), 2)] };

        Assert.That(PatchRefresh.Of(request).Diagnostics.Single().Code, Is.EqualTo("refresh-drop"));
    }

    [Test]
    public void Without_any_change_left_only_the_text_stays()
    {
        var request = Request(Patch, File("f", Lines, Lines)) with { Dropped = [new DroppedHunk(TreePath.Parse("f"), 0)] };

        Assert.That(PatchRefresh.Of(request).Text(), Is.EqualTo("Subject: x\n\n"));
    }

    [Test]
    public void A_malformed_patch_is_refused()
    {
        var result = Of(Patch.With(("-27,7 +27,7", "-27,9 +27,9")), File("f", Lines, After));

        Assert.That(result.Bytes, Is.Null);
        Assert.That(result.Diagnostics.Select(found => found.Code), Does.Contain("hunk-count"));
    }

    [Test]
    public void A_hunk_of_a_text_that_stands_in_many_places_is_ambiguous_when_it_moves()
    {
        var twice = string.Concat(Enumerable.Repeat("a\nb\nc\nd\n", 3));
        var request = Request("--- a/f\n+++ b/f\n@@ -3,4 +3,4 @@\n a\n-b\n+x\n c\n d\n", File("f", twice, twice));

        var moved = HunkMoves.Of(request).Single();

        Assert.That((moved.Hunk, moved.Places, moved.Offset, moved.PlacedAt, moved.IsAmbiguous), Is.EqualTo((1, 3, 2, 5, true)));
        var sure = HunkMoves.Of(Request(Patch, File("f", "top\n" + Lines, After)));
        Assert.That(sure.Select(hunk => hunk.IsAmbiguous), Is.EqualTo(new[] { false, false }));
    }

    [Test]
    public void The_exception_names_the_file()
    {
        Assert.That(new RefreshException(TreePath.Parse("fs/f.c")).Message, Does.Contain("fs/f.c"));
    }
}
