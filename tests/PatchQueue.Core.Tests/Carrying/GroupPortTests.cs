using System.Text;
using PatchQueue.Porting;
using static PatchQueue.Tests.Carrying.Carried;

namespace PatchQueue.Tests.Carrying;

public sealed class GroupPortTests
{
    private const string FiveToSix = "@@ -3,5 +3,5 @@\n line 3\n line 4\n-line 5\n+LINE 5\n line 6\n line 7\n";

    [Test]
    public void A_hunk_that_stands_at_its_line_is_clean() =>
        Assert.That(Last(Lines(1, 20), Lines(1, 20) + "more\n", FiveToSix), Is.EqualTo(
            (PortOutcome.Clean, true, (Lines(1, 20) + "more\n").Replace("line 5\n", "LINE 5\n", StringComparison.Ordinal))));

    [Test]
    public void A_hunk_that_stands_further_down_has_an_offset() =>
        Assert.That(Last(Lines(1, 20), "new\n" + Lines(1, 20), FiveToSix), Is.EqualTo(
            (PortOutcome.Offset, true, "new\n" + Lines(1, 20).Replace("line 5\n", "LINE 5\n", StringComparison.Ordinal))));

    [Test]
    public void Lines_around_the_change_may_be_others()
    {
        var @new = Lines(1, 20).Replace("line 3\n", "line three\n", StringComparison.Ordinal);

        Assert.That(Last(Lines(1, 20), @new, FiveToSix), Is.EqualTo(
            (PortOutcome.Context, true, @new.Replace("line 5\n", "LINE 5\n", StringComparison.Ordinal))));
    }

    [Test]
    public void What_the_new_mainline_has_is_upstream()
    {
        var @new = Lines(1, 20).Replace("line 5\n", "LINE 5\n", StringComparison.Ordinal);

        Assert.That(Last(Lines(1, 20), @new, FiveToSix), Is.EqualTo((PortOutcome.AlreadyUpstream, true, @new)));
    }

    [Test]
    public void A_line_that_both_have_changed_is_a_conflict_with_proposals()
    {
        const string Hunk = "@@ -4,3 +4,3 @@\n line 4\n-int five(a, b);\n+int five(a, c);\n line 6\n";
        var old = Lines(1, 4) + "int five(a, b);\n" + Lines(6, 9);
        var row = Over(old, old.Replace("int five(", "long five(", StringComparison.Ordinal), Hunk)[^1];

        Assert.That((row.Outcome, row.IsCertain), Is.EqualTo((PortOutcome.Conflict, false)));
        Assert.That(row.Proposals.Select(proposal => proposal.Kind), Is.EqualTo(new[] { PortProposalKind.Words }));
        Assert.That(Encoding.UTF8.GetString(row.Proposals[0].File!.Bytes.Span), Does.Contain("long five(a, c);\n"));
    }

    [Test]
    public void A_patch_on_lines_of_one_that_waits_is_blocked_and_says_by_which()
    {
        const string First = "@@ -4,3 +4,3 @@\n line 4\n-line 5\n+LINE 5\n line 6\n";
        const string Second = "@@ -4,4 +4,5 @@\n line 4\n LINE 5\n+line 5b\n line 6\n line 7\n";
        var row = Over(Lines(1, 9), Lines(1, 9).Replace("line 5\n", "other\n", StringComparison.Ordinal), First, Second)[^1];

        Assert.That((row.Outcome, row.BlockedBy), Is.EqualTo((PortOutcome.Blocked, (int?)0)));
    }

    [Test]
    public void A_patch_that_does_not_apply_to_its_own_mainline_is_malformed()
    {
        var row = Over(Lines(10, 19), Lines(10, 19), FiveToSix)[^1];

        Assert.That((row.Outcome, row.IsCertain), Is.EqualTo((PortOutcome.Malformed, false)));
    }

    [Test]
    public void Every_hunk_of_two_sections_for_one_file_is_told_of()
    {
        const string Second = "--- a/f.c\n+++ b/f.c\n@@ -15,3 +15,3 @@\n line 15\n-line 16\n+LINE 16\n line 17\n";
        var row = Over(Lines(1, 20), "new\n" + Lines(1, 20), FiveToSix + Second)[^1];

        Assert.That(row.Hunks.Select(hunk => (hunk.Section, hunk.Hunk, hunk.Outcome, hunk.At)), Is.EqualTo(
            new[] { (0, 1, PortOutcome.Offset, 4), (1, 1, PortOutcome.Offset, 16) }));
    }

    [Test]
    public void A_function_that_upstream_has_taken_out_of_the_file_is_not_brought_back_unseen()
    {
        const string Hunk = "@@ -6,3 +6,3 @@\n line 6\n-\tsum = crc(data);\n+\tsum = to_cpu(crc(data));\n line 8\n";
        var old = Lines(1, 2) + "\tvalue = to_cpu(*at);\n" + Lines(4, 6) + "\tsum = crc(data);\n" + Lines(8, 12);
        var row = Over(old, old.Replace("to_cpu(*at)", "*at", StringComparison.Ordinal), Hunk)[^1];

        Assert.That((row.Outcome, row.IsCertain), Is.EqualTo((PortOutcome.Suspicious, false)));
        Assert.That(row.Reason, Does.Contain("to_cpu"));
    }

    [Test]
    public void A_name_that_a_patch_takes_out_and_upstream_uses_once_more_is_told_of()
    {
        const string Hunk = "@@ -2,3 +2,3 @@\n line 2\n-\tcall(old_name);\n+\tcall(new_name);\n line 4\n";
        var old = Lines(1, 2) + "\tcall(old_name);\n" + Lines(4, 12);
        var row = Over(old, old + "\tif (old_name)\n", Hunk)[^1];

        Assert.That((row.Outcome, row.IsCertain), Is.EqualTo((PortOutcome.Suspicious, false)));
        Assert.That(row.Reason, Does.Contain("old_name"));
    }

    [Test]
    public void A_value_that_upstream_has_changed_to_another_is_upstream_in_part()
    {
        const string Hunk = "@@ -4,3 +4,3 @@\n line 4\n-#define TIMEOUT 70\n+#define TIMEOUT 200\n line 6\n";
        var old = Lines(1, 4) + "#define TIMEOUT 70\n" + Lines(6, 9);
        var row = Over(old, old.Replace("70", "140", StringComparison.Ordinal), Hunk)[^1];

        Assert.That((row.Outcome, row.IsCertain), Is.EqualTo((PortOutcome.PartlyUpstream, false)));
    }

    [Test]
    public void What_rests_on_a_patch_that_may_go_waits_for_a_person()
    {
        const string First = "@@ -2,3 +2,3 @@\n line 2\n-\tcall(old_name);\n+\tcall(new_name);\n line 4\n";
        const string Second = "@@ -2,4 +2,5 @@\n line 2\n \tcall(new_name);\n+\tmore();\n line 4\n line 5\n";
        var old = Lines(1, 2) + "\tcall(old_name);\n" + Lines(4, 12);
        var row = Over(old, old + "\tif (old_name)\n", First, Second)[^1];

        Assert.That((row.Outcome, row.IsCertain, row.BlockedBy), Is.EqualTo((PortOutcome.Blocked, false, (int?)0)));
    }

    [Test]
    public void What_follows_a_rename_of_a_file_that_upstream_has_changed_is_carried_over_as_well()
    {
        const string Rename = "diff --git a/f.c b/g.c\nrename from f.c\nrename to g.c\n--- a/f.c\n+++ b/g.c\n"
            + "@@ -2,3 +2,3 @@\n line 2\n-line 3\n+LINE 3\n line 4\n";
        const string Context = "--- a/g.c\n+++ b/g.c\n@@ -28,5 +28,5 @@\n line 28\n line 29\n-line 30\n+LINE 30\n line 31\n line 32\n";
        const string Conflict = "--- a/g.c\n+++ b/g.c\n@@ -37,3 +37,3 @@\n line 37\n-line 38\n+LINE 38\n line 39\n";
        var @new = Lines(1, 14) + "upstream\n" + Lines(15, 31) + "line thirty-two\n" + Lines(33, 38) + "other\n" + Lines(40, 40);

        var rows = Whole(Lines(1, 40), @new, Rename, Conflict, Context);

        Assert.That(rows.Select(row => (row.Path.ToString(), row.Outcome, row.IsCertain)), Is.EqualTo(new[]
        {
            ("f.c", PortOutcome.Clean, true), ("g.c", PortOutcome.Clean, true), ("g.c", PortOutcome.Conflict, false),
            ("g.c", PortOutcome.Context, true),
        }));
        Assert.That(Encoding.UTF8.GetString(rows[^1].Texts!.NewAfter!.Bytes.Span), Is.EqualTo(@new
            .Replace("line 3\n", "LINE 3\n", StringComparison.Ordinal).Replace("line 30\n", "LINE 30\n", StringComparison.Ordinal)
            .Replace("other\n", "other\nLINE 38\nline 39\n", StringComparison.Ordinal)));
    }

    [Test]
    public void Windows_around_hunks_give_what_the_whole_file_gives()
    {
        // Hunks far apart and near one another; upstream has changed the outermost lines of their contexts.
        const string Hunks = "@@ -7,7 +7,7 @@\n line 7\n line 8\n line 9\n-line 10\n+LINE 10\n line 11\n line 12\n line 13\n"
            + "@@ -15,6 +15,7 @@\n line 15\n line 16\n line 17\n+line 17b\n line 18\n line 19\n line 20\n"
            + "@@ -77,7 +78,6 @@\n line 77\n line 78\n line 79\n-line 80\n line 81\n line 82\n line 83\n";
        var @new = "new\n" + Lines(1, 6) + "seven\n" + Lines(8, 12) + "thirteen\n" + Lines(14, 19) + "twenty\n" + Lines(21, 82)
            + "more\n" + Lines(83, 100);
        var right = @new.Replace("line 10\n", "LINE 10\n", StringComparison.Ordinal)
            .Replace("line 17\n", "line 17\nline 17b\n", StringComparison.Ordinal).Replace("line 80\n", "", StringComparison.Ordinal);

        Assert.That(Last(Lines(1, 100), @new, Hunks), Is.EqualTo((PortOutcome.Context, true, right)));
    }
}
