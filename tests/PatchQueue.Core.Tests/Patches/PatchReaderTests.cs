using System.Text;
using CsCheck;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Tests.Patches;

public sealed class PatchReaderTests
{
    [Test]
    public void A_section_keeps_names_modes_and_hunks()
    {
        var patch = Read(
            """
            From: somebody
            Subject: rename it

            ---
            diff --git a/old b/new
            old mode 100644
            new mode 100755
            similarity index 90%
            rename from old
            rename to new
            index 1234567..89abcde
            --- a/old
            +++ b/new
            @@ -1,2 +1,2 @@ heading
            -a
            +b
             c

            """);

        var section = patch.FilePatches.Single();
        Assert.That(patch.Diagnostics, Is.Empty);
        Assert.That(Encoding.UTF8.GetString(patch.Bytes.Span[..patch.HeaderLength]), Does.EndWith("\n---\n"));
        Assert.That((section.Change, section.Old.Mode, section.New.Mode), Is.EqualTo((FileChange.Rename, 0x81A4, 0x81ED)));
        Assert.That(Encoding.UTF8.GetString(section.New.Name.Span), Is.EqualTo("new"));
        Assert.That((section.Hunks.Single().Line, section.Hunks.Single().OldCount), Is.EqualTo((14, 2)));
    }

    [Test]
    public void An_indented_diff_in_the_message_is_text()
    {
        var patch = Read(" --- a/x\n +++ b/x\n @@ -1 +1 @@\n -a\n +b\n\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n");

        Assert.That(patch.FilePatches.Select(section => Encoding.UTF8.GetString(section.Old.Name.Span)), Is.EqualTo(new[] { "a/f" }));
    }

    [TestCase("--- a/f\n+++ b/f\n@@ -1,9 +1 @@\n-a\n+b\n", "hunk-count", TestName = "A_count_that_is_too_big")]
    [TestCase("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n+c\n", "hunk-count", TestName = "A_count_that_is_too_small")]
    [TestCase("--- a/f\n+++ b/f\n@@ -1 +99999999999999999999 @@\n-a\n+b\n", "hunk-range", TestName = "A_number_beyond_any_file")]
    [TestCase("--- a/f\n+++ b/f\n@@ -1 +1 @@\n a\n", "hunk-without-change", TestName = "A_hunk_that_changes_nothing")]
    [TestCase("--- a/f\n+++ b/f\n", "names-without-hunk", TestName = "Names_alone")]
    [TestCase("+++ b/f\n@@ -1 +1 @@\n-a\n+b\n", "names-half", TestName = "One_name_alone")]
    [TestCase("diff --git a/f b/f\nnew file mode 104755\n", "mode", TestName = "A_setuid_mode")]
    [TestCase("diff --git a/f b/f\nnew file mode 160000\n", "mode", TestName = "A_submodule")]
    [TestCase("diff --cc f\n", "combined-diff", TestName = "A_combined_diff")]
    [TestCase("Binary files a/f and b/f differ\n", "no-diff", TestName = "Binary_files_that_differ_somehow")]
    [TestCase("diff --git a/f b/f\nrename from f\n", "rename-half", TestName = "Half_a_rename")]
    [TestCase("only words\n", "no-diff", TestName = "A_patch_without_a_diff")]
    [TestCase(
        "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\nwords\n@@ -5 +5 @@\n-c\n+d\n",
        "hunk-without-file",
        TestName = "A_hunk_behind_other_text")]
    public void What_cannot_be_applied_is_an_error(string text, string code)
    {
        var errors = Read(text).Diagnostics.Where(found => found.Severity == Severity.Error);

        Assert.That(errors.Select(found => found.Code), Does.Contain(code));
    }

    [Test]
    public void An_empty_patch_is_no_error()
    {
        Assert.That(Read("").IsMalformed, Is.False);
    }

    [Test]
    public void Any_bytes_are_read_and_kept()
    {
        string[] lines =
        [
            "diff --git a/f b/f", "--- a/f", "+++ b/f", "@@ -1,2 +1,2 @@", "@@ -0,0 +1 @@", " a", "-a", "+a", "", "\\ No newline",
            "Index: f",
            "*** a/f", "***************", "*** 1,2 ****", "--- 1,2 ----", "GIT binary patch", "literal 5", "zcmZ",
            "index 1..2 100644", "x\r",
        ];
        Gen.Int[0, lines.Length - 1].Array[0, 30].Sample(picks =>
        {
            var bytes = Encoding.UTF8.GetBytes(string.Join('\n', picks.Select(pick => lines[pick])));
            return PatchReader.Read(bytes).Bytes.Span.SequenceEqual(bytes);
        });
        Gen.Byte.Array[0, 200].Sample(bytes => PatchReader.Read(bytes).Bytes.Span.SequenceEqual(bytes));
    }

    private static Patch Read(string text) => PatchReader.Read(Encoding.UTF8.GetBytes(text));
}
