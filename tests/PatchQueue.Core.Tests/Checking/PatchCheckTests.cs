using System.Text;
using PatchQueue.Checking;
using PatchQueue.Headers;
using PatchQueue.Patches;

namespace PatchQueue.Tests.Checking;

public sealed class PatchCheckTests
{
    private const string Id = "0123456789abcdef0123456789abcdef01234567";

    private const string Diff = """
        --- a/f
        +++ b/f
        @@ -1,3 +1,3 @@
         a
        -b
        +c
         d

        """;

    [Test]
    public void A_patch_by_the_rules_has_no_finding()
    {
        Assert.That(Codes(Header()), Is.Empty);
    }

    [TestCase("From", null, "from-missing attribution-missing")]
    [TestCase("Subject", null, "subject-missing")]
    [TestCase("References", null, "references-missing")]
    [TestCase("References", "", "tag-empty")]
    [TestCase("Git-commit", null, "git-commit-missing")]
    [TestCase("Git-commit", "0123456789ab", "commit-invalid")]
    [TestCase("Git-commit", Id + " v2", "commit-form")]
    [TestCase("Git-commit", Id + " (partial)", "")]
    [TestCase("Git-commit", "0123456789ABCDEF0123456789ABCDEF01234567", "commit-case")]
    [TestCase("Patch-mainline", null, "mainline-missing git-commit-excluded")]
    [TestCase("Patch-mainline", "6.4-rc1", "mainline-version")]
    [TestCase("Patch-mainline", "merged", "git-commit-excluded mainline-invalid")]
    [TestCase("Patch-mainline", "Queued in subsystem maintainer repository", "git-repo-missing")]
    [TestCase("Patch-mainline", "Never, ours", "git-commit-excluded")]
    [TestCase("From", "A B <ab@example.org>", "attribution-missing")]
    public void A_tag_that_is_wrong_is_found(string name, string? value, string codes)
    {
        Assert.That(string.Join(' ', Codes(Header((name, value))).Order()), Is.EqualTo(string.Join(' ', codes.Split(' ').Order())));
    }

    [Test]
    public void A_subject_in_the_message_is_no_second_one()
    {
        Assert.That(Codes(Header() + "\nSubject: of another mail\n\n"), Is.Empty);
        Assert.That(Codes(Header(("Subject", "one\nSubject: two"))), Is.EqualTo(["tag-twice"]));
    }

    [Test]
    public void A_patch_that_the_queue_has_needs_no_References()
    {
        Assert.That(Codes(Header(("References", null)), profile: CheckProfile.SuseUpdate), Is.Empty);
    }

    [TestCase("--- f.orig/f\t2024-01-01\n+++ f/f\t2024-01-02\n@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n",
        "path-style path-style path-timestamp path-timestamp")]
    [TestCase("--- a//f\n+++ b//f\n@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n", "path-double-slash path-double-slash")]
    [TestCase("Index: f\n===================================================================\n" + Diff, "index-line")]
    [TestCase("diff --git a/f b/g\nsimilarity index 100%\nrename from f\nrename to g\n", "rename")]
    [TestCase("--- a/f\n+++ b/f\n@@ -1,2 +1,3 @@\n a\n+<<<<<<< ours\n d\n", "conflict-marker")]
    [TestCase("--- a/f\n+++ b/f\n@@ -20,0 +21 @@\n+a\n", "reader-zero-context")]
    [TestCase("--- a/f\n+++ b/f\n@@ -1,2 +0,0 @@\n-a\n-b\n", "reader-empties-file")]
    [TestCase("diff --git a/f b/f\nnew file mode 100644\nindex 000000000000..e69de29bb2d1\n", "reader-empty-file")]
    [TestCase("diff --git a/f b/f\nnew file mode 120000\n--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+g\n\\ No newline at end of file\n",
        "reader-symlink")]
    [TestCase("--- a/.git/hooks/x\n+++ b/.git/hooks/x\n@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n", "reader-path reader-path")]
    [TestCase("--- a/f\n+++ b/f\n@@ -9,3 +9,3 @@\n a\n-b\n+c\n d\n@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n", "reader-order")]
    [TestCase("diff --git a/f b/g\nsimilarity index 100%\ncopy from f\ncopy to g\n", "reader-copy rename")]
    [TestCase("diff --git a/a f b/a f\n--- a/a f\t\n+++ b/a f\t\n@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n", "reader-space reader-space")]
    [TestCase(
        "diff --git a/f b/g\nsimilarity index 100%\nrename from f\nrename to g\n"
        + "diff --git a/g b/f\nsimilarity index 100%\nrename from g\nrename to f\n", "reader-swap rename rename")]
    [TestCase(
        "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n--- a/f\n+++ b/f\n@@ -9,3 +9,3 @@\n a\n-b\n+c\n d\n", "reader-twice")]
    [TestCase("--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\r\n-b\r\n+c\r\n d\r\n", "reader-cr")]
    public void A_diff_that_some_tool_stumbles_over_is_found(string diff, string codes)
    {
        Assert.That(string.Join(' ', Codes(Header(), diff).Order()), Is.EqualTo(string.Join(' ', codes.Split(' ').Order())));
    }

    [Test]
    public void An_indented_diff_in_the_message_is_found()
    {
        var quoted = string.Join("\n  ", ("\nIt was:\n" + Diff).Split('\n'));

        Assert.That(Codes(Header() + quoted + "\n"), Is.EqualTo(["reader-quoted-diff"]));
    }

    [TestCase("Description: a\nOrigin: upstream, https://example.org\nForwarded: no\nLast-Update: 2026-11-30\n\n", "")]
    [TestCase("Description: a\n\n", "dep3-origin")]
    [TestCase("Origin: vendor\nForwarded: perhaps\nLast-Update: yesterday\n\n", "dep3-description dep3-forwarded dep3-date")]
    public void A_header_of_DEP_3_is_checked(string header, string codes)
    {
        Assert.That(string.Join(' ', Codes(header, profile: CheckProfile.Debian)), Is.EqualTo(codes));
    }

    [Test]
    public void What_takes_no_judgement_is_mended()
    {
        var header = PatchHeader.Read(Encoding.UTF8.GetBytes(Header(("Git-commit", Id.ToUpperInvariant()), ("Patch-mainline", "6.4-rc1"))));

        Assert.That(Encoding.UTF8.GetString(PatchCheck.Mend(header, CheckProfile.Suse).Bytes.Span), Is.EqualTo(Header()));
    }

    [Test]
    public void A_commit_that_stands_twice_is_found_unless_it_is_partial()
    {
        var index = new CommitIndex();
        foreach (var (name, value) in new[] { ("a", Id), ("b", Id), ("c", Id + " (partial)") })
        {
            index.Add(name, PatchHeader.Read(Encoding.UTF8.GetBytes(Header(("Git-commit", value)))));
        }

        Assert.That(index.Twice().Select(finding => finding.File), Is.EqualTo(["b"]));
        Assert.That(index.PatchesOf(Id), Is.EqualTo(["a", "b", "c"]));
    }

    [Test]
    public void Every_rule_has_a_code_of_its_own_and_says_what_helps()
    {
        foreach (var profile in CheckProfile.All)
        {
            Assert.That(profile.Rules.Select(rule => rule.Code), Is.Unique);
            Assert.That(profile.Rules.Where(rule => rule.Summary.Length == 0 || rule.Fix.Length == 0 || rule.Source.Length == 0), Is.Empty);
        }
    }

    private static string Header(params (string Name, string? Value)[] others)
    {
        (string Name, string? Value)[] tags =
        [
            ("From", "A B <ab@suse.com>"), ("Subject", "net: fix it"), ("Patch-mainline", "v6.4-rc1"), ("Git-commit", Id),
            ("References", "bsc#1"),
        ];
        var lines = tags.Select(tag => (tag.Name, Value: others.Any(other => other.Name == tag.Name)
            ? others.First(other => other.Name == tag.Name).Value
            : tag.Value));
        return string.Concat(lines.Where(line => line.Value is not null).Select(line => $"{line.Name}: {line.Value}\n")) + "\ntext\n\n";
    }

    private static IEnumerable<string> Codes(string header, string diff = Diff, CheckProfile? profile = null)
    {
        var patch = PatchReader.Read(Encoding.UTF8.GetBytes(header + diff));
        var facts = new PatchFacts("patches.suse/a"u8.ToArray(), patch, PatchHeader.Read(patch.Bytes[..patch.HeaderLength]), ["suse.com"]);
        return PatchCheck.Of(facts, profile ?? CheckProfile.Suse).Select(finding => finding.Code);
    }
}
