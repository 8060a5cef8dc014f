using PatchQueue.Refreshing;
using PatchQueue.Tests.Diffing;
using PatchQueue.Text;
using static PatchQueue.Tests.Refreshing.Refreshed;

namespace PatchQueue.Tests.Refreshing;

/// <summary>What <c>quilt refresh</c> loses of a patch.</summary>
public sealed class QuiltLossesTests
{
    private const string Change = "--- a/f\n+++ b/f\n@@ -9,7 +9,7 @@ int heading(void)\n line 9\n line 10\n line 11\n-line 12\n+new 12\n"
        + " line 13\n line 14\n line 15\n";

    private static readonly string After = Lines.With(("line 12\n", "new 12\n"));

    [Test]
    public void A_rename_stays_a_rename_when_the_file_is_edited()
    {
        const string Patch = "diff --git a/old b/new\nsimilarity index 95%\nrename from old\nrename to new\n--- a/old\n+++ b/new\n"
            + "@@ -9,7 +9,7 @@\n line 9\n line 10\n line 11\n-line 12\n+new 12\n line 13\n line 14\n line 15\n";
        var after = After.With(("line 30\n", "new 30\n"));

        var result = Of(Patch, File("old", Lines, null), File("new", null, after));

        Assert.That(result.Text(), Is.EqualTo(
            Patch.With(("95%", "94%"))
            + "@@ -27,7 +27,7 @@\n line 27\n line 28\n line 29\n-line 30\n+new 30\n line 31\n line 32\n line 33\n"));
        Assert.That(result.Hunks.Select(hunk => hunk.Fate), Is.All.EqualTo(HunkFate.Kept));
    }

    [Test]
    public void A_pure_rename_of_a_file_that_changed_below_is_not_touched()
    {
        const string Patch = "Subject: x\n\ndiff --git a/old b/new\nsimilarity index 100%\nrename from old\nrename to new\n";

        Assert.That(Of(Patch, File("old", "other\n", null), File("new", null, "other\n")).Verdict, Is.EqualTo(RefreshVerdict.Unchanged));
    }

    [Test]
    public void A_pure_rename_gets_hunks_when_the_file_is_edited()
    {
        var result = Of(
            "diff --git a/old b/new\nsimilarity index 100%\nrename from old\nrename to new\n",
            File("old", "a\nb\n", null),
            File("new", null, "a\nc\n"));

        Assert.That(result.Text(), Is.EqualTo(
            "diff --git a/old b/new\nsimilarity index 50%\nrename from old\nrename to new\n--- a/old\n+++ b/new\n"
            + "@@ -1,2 +1,2 @@\n a\n-b\n+c\n"));
    }

    [Test]
    public void A_rename_whose_old_file_is_there_again_becomes_a_new_file()
    {
        var result = Of(
            "diff --git a/old b/new\nsimilarity index 100%\nrename from old\nrename to new\n",
            File("old", "a\n", "a\n"),
            File("new", null, "a\n"));

        Assert.That(result.Text(), Is.EqualTo(
            "diff --git a/new b/new\nnew file mode 100644\n--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+a\n"));
        Assert.That(result.Hunks.Single().Fate, Is.EqualTo(HunkFate.Changed));
    }

    [Test]
    public void A_copy_stays_a_copy()
    {
        const string Patch = "diff --git a/old b/new\nsimilarity index 100%\ncopy from old\ncopy to new\n";

        var result = Of(Patch, File("old", "a\nb\nc\n", "a\nb\nc\n"), File("new", null, "a\nb\nd\n"));

        Assert.That(result.Text(), Does.StartWith(
            "diff --git a/old b/new\nsimilarity index 66%\ncopy from old\ncopy to new\n--- a/old\n+++ b/new\n"));
    }

    [Test]
    public void A_changed_mode_stays_when_lines_are_edited_as_well()
    {
        const string Patch = "diff --git a/f b/f\nold mode 100644\nnew mode 100755\n";
        var (before, after) = (FilePairs.Plain("a\n"), FilePairs.Executable("b\n"));

        Assert.That(Of(Patch, Versions("f", before, FilePairs.Executable("a\n"))).Text(), Is.EqualTo(Patch));
        Assert.That(Of(Patch, Versions("f", before, after)).Text(), Is.EqualTo(Patch + "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n"));
    }

    [Test]
    public void A_changed_mode_that_is_gone_is_a_lost_change()
    {
        var result = Of("diff --git a/f b/f\nold mode 100644\nnew mode 100755\n", File("f", "a\n", "b\n"));

        Assert.That(result.Bytes, Is.Null);
        Assert.That(result.Lost.Single().Hunk, Is.Zero);
    }

    [Test]
    public void An_empty_file_stays_created_or_deleted()
    {
        const string Patch = Change + "diff --git a/e b/e\nnew file mode 100644\ndiff --git a/g b/g\ndeleted file mode 100644\n";

        var result = Of(Patch, File("e", null, ""), File("g", "", null), File("f", "top\n" + Lines, "top\n" + After));

        Assert.That(result.Text(), Is.EqualTo(Patch.With(("-9,7 +9,7", "-10,7 +10,7"))));
        Assert.That(result.Verdict, Is.EqualTo(RefreshVerdict.LineNumbers));
    }

    [Test]
    public void A_link_stays_a_link()
    {
        const string Patch = "diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+target\n"
            + "\\ No newline at end of file\n";

        Assert.That(Of(Patch, Versions("l", null, FilePairs.Link("target"))).Text(), Is.EqualTo(Patch));
        Assert.That(Of(Patch, Versions("l", null, FilePairs.Link("other"))).Text(), Is.EqualTo(Patch.With(("+target", "+other"))));
    }

    [Test]
    public void A_rejected_hunk_that_a_forced_push_left_out_is_refused_by_its_number()
    {
        const string Patch = Change + "@@ -27,7 +27,7 @@\n line 27\n line 28\n line 29\n-gone 30\n+new 30\n line 31\n line 32\n line 33\n";

        var result = Of(Patch, File("f", Lines, After));

        Assert.That(result.Bytes, Is.Null);
        Assert.That(result.Lost, Is.EqualTo(new[] { new HunkAccount(TreePath.Parse("f"), 2, 12, HunkFate.Lost) }));
    }

    [Test]
    public void A_rejected_hunk_goes_when_it_is_named()
    {
        const string Patch = Change + "@@ -27,7 +27,7 @@\n line 27\n line 28\n line 29\n-gone 30\n+new 30\n line 31\n line 32\n line 33\n";
        var request = Request(Patch, File("f", Lines, After)) with { Dropped = [new DroppedHunk(TreePath.Parse("f"), 2)] };

        var result = PatchRefresh.Of(request);

        Assert.That(result.Text(), Is.EqualTo(Change));
        Assert.That(result.Hunks.Select(hunk => hunk.Fate), Is.EqualTo(new[] { HunkFate.Kept, HunkFate.Dropped }));
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public void A_rejected_hunk_that_was_put_in_by_hand_is_kept()
    {
        const string Patch = Change + "@@ -27,7 +27,7 @@\n line 27\n line 28\n line 29\n-gone 30\n+new 30\n line 31\n line 32\n line 33\n";

        var result = Of(Patch, File("f", Lines, After.With(("line 30\n", "new 30\n"))));

        Assert.That(result.Hunks.Select(hunk => hunk.Fate), Is.EqualTo(new[] { HunkFate.Kept, HunkFate.Changed }));
        Assert.That(result.Text(), Does.StartWith(Change).And.Contain("-line 30\n+new 30\n"));
    }

    [Test]
    public void Headings_text_between_sections_signature_and_timestamps_stay()
    {
        const string Patch = "From: A <a@example.org>\nSubject: x\n\nbody\n---\n f | 2 +-\n\nIndex: linux/f\n===========\n"
            + "--- linux.orig/f\t2020-02-03 04:05:06.000000000 +0100\n+++ linux/f\t2021-02-03 04:05:06.000000000 +0100\n"
            + "@@ -9,7 +9,7 @@ int heading(void)\n line 9\n line 10\n line 11\n-line 12\n+new 12\n line 13\n line 14\n line 15\n"
            + "text between two sections\n\ndiff -ruN x/g y/g\n--- x/g\n+++ y/g\n@@ -1,2 +1,2 @@\n-a\n+b\n c\n-- \n2.40.1\n\n";
        var (before, after) = ("top\n" + Lines, "top\n" + After.With(("line 13\n", "new 13\n")));

        var result = Of(Patch, File("f", before, after), File("g", "a\nc\n", "b\nc\n"));

        Assert.That(result.Text(), Is.EqualTo(Patch.With(
            ("-9,7 +9,7", "-10,8 +10,8"), ("-line 12\n+new 12\n line 13\n line 14\n line 15\n",
                "-line 12\n-line 13\n+new 12\n+new 13\n line 14\n line 15\n line 16\n"))));
    }

    [Test]
    public void An_index_line_stays_until_the_code_changes_and_is_then_as_long_as_before()
    {
        const string Head = "diff --git a/f b/f\nindex 1234567..89abcde 100644\n";

        Assert.That(Of(Head + Change, File("f", "top\n" + Lines, "top\n" + After)).Text(), Does.StartWith(Head));
        var changed = Of(Head + Change, File("f", Lines, Lines.With(("line 12\n", "my 12\n")))).Text();
        Assert.That(changed, Does.Match("^diff --git a/f b/f\nindex (?!1234567)[0-9a-f]{7}\\.\\.[0-9a-f]{7} 100644\n--- a/f\n"));
    }

    [Test]
    public void An_index_line_of_zeros_goes_when_the_code_changes()
    {
        var file = File("f", Lines, Lines.With(("line 12\n", "my 12\n")));

        var result = Of("diff --git a/f b/f\nindex 0000000..0000000 100644\n" + Change, file);

        Assert.That(result.Text(), Does.StartWith("diff --git a/f b/f\n--- a/f\n"));
    }

    [Test]
    public void A_patch_that_is_carried_with_CRLF_stays_so()
    {
        var patch = Change.With(("\n", "\r\n"));

        var result = Of(patch, File("f", Lines, After.With(("line 30\n", "new 30\n"))));

        Assert.That(result.Text(), Is.EqualTo(patch
            + "@@ -27,7 +27,7 @@ line 26\r\n line 27\r\n line 28\r\n line 29\r\n"
            + "-line 30\r\n+new 30\r\n line 31\r\n line 32\r\n line 33\r\n"));
    }

    [Test]
    public void Carriage_returns_of_the_file_stay()
    {
        var (patch, before) = ("--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n", "a\r\nb\r\n");

        Assert.That(Of(patch, File("f", before, "a\r\nd\r\n")).Text(), Is.EqualTo(patch.With(("+c", "+d"))));
    }

    [Test]
    public void A_missing_newline_at_the_end_stays_missing()
    {
        const string Patch = "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-a\n+b\n c\n\\ No newline at end of file\n";

        Assert.That(Of(Patch, File("f", "a\nc", "d\nc")).Text(), Is.EqualTo(Patch.With(("+b", "+d"))));
        Assert.That(Of(Patch, File("f", "x\na\nc", "x\nb\nc")).Verdict, Is.EqualTo(RefreshVerdict.Context));
    }
}
