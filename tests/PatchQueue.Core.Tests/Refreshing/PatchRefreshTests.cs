using System.Text;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Refreshing;
using PatchQueue.Tests.Diffing;
using PatchQueue.Text;
using static PatchQueue.Tests.Refreshing.Refreshed;

namespace PatchQueue.Tests.Refreshing;

public sealed class PatchRefreshTests
{
    private const string First = "@@ -9,7 +9,7 @@\n line 9\n line 10\n line 11\n-line 12\n+new 12\n line 13\n line 14\n line 15\n";
    private const string Second = "@@ -27,7 +27,7 @@\n line 27\n line 28\n line 29\n-line 30\n+new 30\n line 31\n line 32\n line 33\n";
    private const string Patch = "Subject: x\n\n--- a/f\n+++ b/f\n" + First + Second;

    private static readonly string After = Lines.With(("line 12\n", "new 12\n"), ("line 30\n", "new 30\n"));

    [Test]
    public void A_true_patch_is_the_same_memory()
    {
        var request = Request(Patch, File("f", Lines, After));

        var result = PatchRefresh.Of(request);

        Assert.That(result.Bytes!.Value.Equals(request.Patch.Bytes), Is.True);
        Assert.That(result.Verdict, Is.EqualTo(RefreshVerdict.Unchanged));
        Assert.That(result.Hunks.Select(hunk => hunk.Fate), Is.EqualTo(new[] { HunkFate.Kept, HunkFate.Kept }));
    }

    [Test]
    public void An_offset_changes_only_numbers()
    {
        var result = Of(Patch, File("f", "1\n2\n" + Lines, "1\n2\n" + After));

        Assert.That(result.Text(), Is.EqualTo(Patch.With(("-9,7 +9,7", "-11,7 +11,7"), ("-27,7 +27,7", "-29,7 +29,7"))));
        Assert.That(result.Verdict, Is.EqualTo(RefreshVerdict.LineNumbers));
    }

    [Test]
    public void Fuzz_changes_only_the_context()
    {
        (string, string) edit = ("line 9\n", "other 9\n");

        var result = Of(Patch, File("f", Lines.With(edit), After.With(edit)));

        Assert.That(result.Text(), Is.EqualTo(Patch.With(edit)));
        Assert.That(result.Verdict, Is.EqualTo(RefreshVerdict.Context));
        Assert.That(result.Hunks.Select(hunk => hunk.Fate), Is.All.EqualTo(HunkFate.Kept));
    }

    [Test]
    public void An_edited_hunk_leaves_the_bytes_of_the_others()
    {
        var result = Of(Patch, File("f", Lines, After.With(("new 12\n", "new 12\nmore\n"))));

        Assert.That(result.Text(), Is.EqualTo(Patch.With(
            ("-9,7 +9,7", "-9,7 +9,8"), ("+new 12\n", "+new 12\n+more\n"), ("+27,7", "+28,7"))));
        Assert.That(result.Hunks.Select(hunk => hunk.Fate), Is.EqualTo(new[] { HunkFate.Changed, HunkFate.Kept }));
        Assert.That(result.Verdict, Is.EqualTo(RefreshVerdict.Code));
    }

    [Test]
    public void An_edit_near_a_hunk_joins_it_and_one_far_away_is_a_hunk_of_its_own()
    {
        var result = Of(Patch, File("f", Lines, After.With(("line 14\n", "new 14\n"), ("line 22\n", ""))));

        Assert.That(result.Text(), Does.Contain("@@ -9,9 +9,9 @@\n").And.Contain("@@ -19,7 +19,6 @@\n line 19\n").And.Contain(
            Second.With(("+27,7", "+26,7"))));
    }

    [Test]
    public void New_files_come_in_path_order_before_the_signature_and_look_like_the_others()
    {
        const string Base = "--- linux.orig/f\n+++ linux/f\n" + First + Second;

        var result = Of(Base + "-- \n2.40\n", File("f", Lines, After), File("z", "a\n", "b\n"), File("dir/n", null, "n\n"));

        Assert.That(result.Text(), Is.EqualTo(Base + "--- /dev/null\n+++ linux/dir/n\n@@ -0,0 +1 @@\n+n\n"
            + "--- linux.orig/z\n+++ linux/z\n@@ -1 +1 @@\n-a\n+b\n-- \n2.40\n"));
    }

    [Test]
    public void A_new_section_behind_a_git_header_alone_has_one_too()
    {
        const string Mode = "diff --git a/f b/f\nold mode 100644\nnew mode 100755\n";
        var (script, other) = (Versions("f", FilePairs.Plain("a\n"), FilePairs.Executable("a\n")), File("z", "a\n", "b\n"));
        const string Name = "--- a/z\n+++ b/z\n@@ -1 +1 @@\n-a\n+b\n";

        Assert.That(Refreshed.Of(Mode, script, other).Text(), Is.EqualTo(Mode + "diff --git a/z b/z\n" + Name));
        Assert.That(
            Refreshed.Of("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n", script, other) is { Bytes: null },
            Is.True,
            "the hunk of f is lost");
    }

    [Test]
    public void A_patch_of_text_alone_gets_its_diff_before_the_signature()
    {
        var result = Of("Subject: x\n\n-- \n2.40\n", File("f", "a\n", "b\n"));

        Assert.That(result.Text(), Is.EqualTo("Subject: x\n\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n-- \n2.40\n"));
        Assert.That(Of("", File("f", "a\n", "b\n")).Text(), Does.StartWith("--- a/f\n"));
    }

    [Test]
    public void The_number_of_context_lines_stays()
    {
        const string Short = "--- a/f\n+++ b/f\n@@ -11,3 +11,3 @@\n line 11\n-line 12\n+new 12\n line 13\n";

        Assert.That(Of(Short, File("f", Lines, After)).Text(), Is.EqualTo(
            Short + "@@ -29,3 +29,3 @@ line 28\n line 29\n-line 30\n+new 30\n line 31\n".With((" line 28", ""))));
    }

    [Test]
    public void A_patch_without_context_stays_so_where_that_can_be_read_back()
    {
        const string None = "--- a/f\n+++ b/f\n@@ -12 +12 @@\n-line 12\n+new 12\n";

        var result = Of(None, File("f", Lines, "top\n" + Lines.With(("line 12\n", "my 12\n"))));

        Assert.That(result.Text(), Is.EqualTo(
            "--- a/f\n+++ b/f\n@@ -1 +1,2 @@\n+top\n line 1\n@@ -12 +13 @@\n-line 12\n+my 12\n"));
    }

    [Test]
    public void Names_for_p0_stay()
    {
        const string Bare = "--- dir/f.orig\n+++ dir/f\n" + First;
        var changed = File("dir/f", Lines, Lines.With(("line 12\n", "my 12\n")));
        var request = Request(Bare, changed, File("dir/g", "a\n", "b\n")) with { Strip = 0 };

        Assert.That(PatchRefresh.Of(request).Text(), Is.EqualTo(
            Bare.With(("+new", "+my")) + "--- dir/g.orig\n+++ dir/g\n@@ -1 +1 @@\n-a\n+b\n"));
    }

    [Test]
    public void A_patch_that_is_applied_in_reverse_is_written_in_reverse()
    {
        var request = Request(Patch, File("f", "top\n" + After, "top\n" + Lines)) with { IsReversed = true };

        Assert.That(PatchRefresh.Of(request).Text(), Is.EqualTo(Patch.With(("-9,7 +9,7", "-10,7 +10,7"), ("-27,7 +27,7", "-28,7 +28,7"))));

        var edited = request with { Files = [File("f", After, Lines.With(("line 30\n", "my 30\n"))), File("n", null, "n\n")] };
        Assert.That(PatchRefresh.Of(edited).Text(), Is.EqualTo(
            Patch.With(("-line 30", "-my 30")) + "--- a/n\n+++ /dev/null\n@@ -1 +0,0 @@\n-n\n"));
    }

    [Test]
    public void Bytes_that_are_no_UTF8_survive()
    {
        var (before, after) = (Lines.With(("line 12", "Gr\u00fc\u00df")), After.With(("new 12", "Stra\u00dfe"), ("new 30", "my 30")));

        Assert.That(Of(Patch.With(("line 12", "Gr\u00fc\u00df"), ("new 12", "Stra\u00dfe")), File("f", before, after)).Text(), Is.EqualTo(
            Patch.With(("line 12", "Gr\u00fc\u00df"), ("new 12", "Stra\u00dfe"), ("new 30", "my 30"))));
    }

    [Test]
    public void Binary_data_is_written_anew_with_full_ids()
    {
        var (old, @new, other) = (File("b", "\0a", "\0b"), File("b", "\0a", "\0c"), File("b", "\0a", "\0a"));
        var patch = Patch(PatchStyle.Git, old);

        Assert.That(Refreshed.Of(patch, old).Verdict, Is.EqualTo(RefreshVerdict.Unchanged));
        Assert.That(Refreshed.Of(patch, @new).Text(), Is.EqualTo(Patch(PatchStyle.Git, @new)));
        Assert.That(Refreshed.Of(patch, other).Lost.Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_file_that_becomes_a_link_is_deleted_and_created()
    {
        var result = Of(Patch, Versions("f", FilePairs.Plain(Lines), FilePairs.Link("g")));

        Assert.That(result.Text(), Does.Contain("+++ /dev/null\n").And.Contain("new file mode 120000\n"));
    }

    [Test]
    public void A_file_that_is_deleted_now_has_a_section_that_says_so()
    {
        Assert.That(Of(Patch, File("f", Lines, null)).Text(), Does.StartWith("Subject: x\n\n--- a/f\n+++ /dev/null\n@@ -1,40 +0,0 @@\n"));
    }

    [Test]
    public void A_context_diff_becomes_a_unified_one_and_that_is_said()
    {
        const string Old = "*** a/f\t2020-01-01\n--- b/f\t2020-01-02\n***************\n*** 1,2 ****\n! a\n  b\n--- 1,2 ----\n! c\n  b\n";

        Assert.That(Of(Old, File("f", "a\nb\n", "c\nb\n")).Verdict, Is.EqualTo(RefreshVerdict.Unchanged));

        var result = Of(Old, File("f", "a\nb\n", "d\nb\n"));
        Assert.That(result.Text(), Is.EqualTo("--- a/f\t2020-01-01\n+++ b/f\t2020-01-02\n@@ -1,2 +1,2 @@\n-a\n+d\n b\n"));
        Assert.That(result.Diagnostics.Single().Code, Is.EqualTo("refresh-context-diff"));
    }

    [Test]
    public void Two_sections_of_one_file_stay_two_while_both_are_right()
    {
        const string Twice = "--- a/f\n+++ b/f\n" + First + "--- a/f\n+++ b/f\n" + Second;

        Assert.That(Of(Twice, File("f", "top\n" + Lines, "top\n" + After)).Text(), Is.EqualTo(
            Twice.With(("-9,7 +9,7", "-10,7 +10,7"), ("-27,7 +27,7", "-28,7 +28,7"))));
        Assert.That(Of(Twice, File("f", Lines, After.With(("new 30", "my 30")))).Text(), Is.EqualTo(
            "--- a/f\n+++ b/f\n" + First + Second.With(("new 30", "my 30"))));
    }
}
