using System.Text;
using PatchQueue.Comparing;

namespace PatchQueue.Tests.Comparing;

public sealed class PatchPairingTests
{
    private const string Body = " a\n-b\n+c\n d\n";

    [TestCase("Subject: x\n", 1, Body, PairKind.Identical)]
    [TestCase("Subject: y\n", 1, Body, PairKind.Header)]
    [TestCase("Subject: x\n", 9, Body, PairKind.Lines)]
    [TestCase("Subject: x\n", 9, " a\n-b\n+c\n e\n", PairKind.Context)]
    [TestCase("Subject: x\n", 9, " a\n-b\n+C\n d\n", PairKind.Code)]
    public void A_pair_is_told_by_what_counts(string header, int line, string body, PairKind kind)
    {
        var pairs = PatchPairing.Of([Patch(1, "p", "Subject: x\n", 1, Body)], [Patch(1, "p", header, line, body)]);

        Assert.That(pairs.Single().Kind, Is.EqualTo(kind));
    }

    [Test]
    public void A_patch_under_another_name_is_found_by_what_it_does_and_a_changed_one_by_its_commit()
    {
        const string Commit = "Git-commit: 0123456789012345678901234567890123456789\n\n";
        var pairs = PatchPairing.Of(
            [Patch(1, "a", "Subject: a\n", 1, Body), Patch(2, "b", Commit, 1, " 1\n-2\n+3\n 4\n")],
            [Patch(1, "c", Commit, 1, " x\n-y\n+z\n w\n"), Patch(2, "d", "Subject: a\n", 1, Body)]);

        Assert.That(pairs.Select(pair => $"{pair.Old?.Name}-{pair.New?.Name}"), Is.EqualTo(new[] { "b-c", "a-d" }));
    }

    [Test]
    public void What_is_gone_stands_where_it_stood()
    {
        var pairs = PatchPairing.Of(
            [Patch(1, "a", "", 1, Body), Patch(2, "gone", "", 1, " q\n-r\n+s\n t\n"), Patch(3, "z", "", 1, " l\n-m\n+n\n o\n")],
            [Patch(1, "a", "", 1, Body), Patch(2, "z", "", 1, " l\n-m\n+n\n o\n")]);

        Assert.That(pairs.Select(pair => pair.Kind), Is.EqualTo(new[] { PairKind.Identical, PairKind.Removed, PairKind.Identical }));
    }

    [Test]
    public void The_inner_difference_shows_the_lines_of_both_patches()
    {
        var pair = PatchPairing.Of([Patch(1, "p", "", 1, Body)], [Patch(1, "p", "", 5, " a\n-b\n+C\n d\n")]).Single();

        Assert.That(pair.Inner(), Is.EqualTo(new[] { "@@ f", " @@", "  a", " -b", "-+c", "++C", "  d" }));
    }

    private static VersionedPatch Patch(int number, string name, string header, int line, string body) => VersionedPatch.Read(
        number, name, Encoding.UTF8.GetBytes($"{header}--- a/f\n+++ b/f\n@@ -{line},3 +{line},3 @@\n{body}"));
}
