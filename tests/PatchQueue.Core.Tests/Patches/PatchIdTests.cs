using System.Text;
using PatchQueue.Patches;

namespace PatchQueue.Tests.Patches;

public sealed class PatchIdTests
{
    private const string One = "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n";
    private const string Other = "--- a/g\n+++ b/g\n@@ -1 +1 @@\n-a\n+b\n";

    [TestCase("--- a/f\n+++ b/f\n@@ -101,3 +90,3 @@ void f(void)\n 1\n-2\n+two\n 3\n" + Other, TestName = "line numbers and headings")]
    [TestCase("Subject: x\n\n---\ndiff --git a/f b/f\nindex 1234567..89abcde 100644\n" + One + Other, TestName = "header and index")]
    [TestCase(Other + One, TestName = "the order of files")]
    [TestCase("--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n 1\n-\t2\n+t wo\n 3 \n" + Other, TestName = "white space")]
    public void What_does_not_count(string text) => Assert.That(Id(text), Is.EqualTo(Id(One + Other)));

    [TestCase("--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n 1\n-2\n+Two\n 3\n" + Other, TestName = "a letter")]
    [TestCase("--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 4\n" + Other, TestName = "context")]
    [TestCase("--- a/h\n+++ b/h\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n" + Other, TestName = "another file")]
    [TestCase(One, TestName = "a file less")]
    public void What_counts(string text) => Assert.That(Id(text), Is.Not.EqualTo(Id(One + Other)).And.Not.Null);

    [Test]
    public void A_patch_that_only_changes_a_mode_has_none() =>
        Assert.That(Id("diff --git a/f b/f\nold mode 100644\nnew mode 100755\n"), Is.Null);

    private static UInt128? Id(string text) => PatchId.Of(PatchReader.Read(Encoding.UTF8.GetBytes(text)));
}
