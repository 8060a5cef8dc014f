using System.Text;
using PatchQueue.Applying;
using PatchQueue.Merging;
using PatchQueue.Patches;
using PatchQueue.Porting;
using PatchQueue.Refreshing;
using PatchQueue.Text;

namespace PatchQueue.Tests.Porting;

public sealed class PortLedgerTests
{
    private static readonly TreePath Path = TreePath.Parse("f");

    private static readonly PlannedPatch Patch = new("p", PatchReader.Read(Encoding.UTF8.GetBytes(
        "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n@@ -9 +9 @@\n-c\n+d\ndiff --git a/g b/g\nold mode 100644\nnew mode 100755\n")));

    [Test]
    public void Every_hunk_and_every_section_without_one_has_a_row() => Assert.That(
        Rows(Entry(PortOutcome.Clean)),
        Is.EqualTo(new[] { (0, 1, 3, PortFate.Kept), (0, 2, 6, PortFate.Kept), (1, 0, 9, PortFate.Kept) }));

    [Test]
    public void All_of_a_patch_that_waits_is_open() =>
        Assert.That(Fates(Entry(PortOutcome.Conflict, isCertain: false)), Is.All.EqualTo(PortFate.Open));

    [Test]
    public void All_of_a_patch_that_a_person_has_left_out_is_dropped() =>
        Assert.That(Fates(Entry(PortOutcome.Conflict, isCertain: false) with { IsDropped = true }), Is.All.EqualTo(PortFate.Dropped));

    [Test]
    public void All_of_a_patch_that_upstream_has_is_upstream() => Assert.That(
        Fates(Entry(PortOutcome.AlreadyUpstream, hunks: Hunk(1, PortOutcome.AlreadyUpstream))), Is.All.EqualTo(PortFate.Upstream));

    [Test]
    public void A_hunk_that_upstream_does_not_have_must_not_go_with_its_patch() => Assert.That(
        Fates(Entry(PortOutcome.AlreadyUpstream, hunks: Hunk(2, PortOutcome.Offset))),
        Is.EqualTo(new[] { PortFate.Upstream, PortFate.Missing, PortFate.Upstream }));

    [Test]
    public void A_hunk_that_a_written_patch_does_not_account_for_is_missing() => Assert.That(
        Fates(Entry(PortOutcome.Merged, hunks: Hunk(1, PortOutcome.Merged)) with
        {
            Accounts = [new HunkAccount(Path, 1, 3, HunkFate.Kept)],
        }),
        Is.EqualTo(new[] { PortFate.Merged, PortFate.Missing, PortFate.Kept }));

    [Test]
    public void A_hunk_that_is_lost_is_missing_and_one_that_a_person_dropped_is_not() => Assert.That(
        Fates(Entry(PortOutcome.Merged) with
        {
            Accounts = [new HunkAccount(Path, 1, 3, HunkFate.Lost), new HunkAccount(Path, 2, 6, HunkFate.Dropped)],
        }),
        Is.EqualTo(new[] { PortFate.Missing, PortFate.Dropped, PortFate.Kept }));

    [Test]
    public void A_hunk_that_is_told_of_twice_is_missing() => Assert.That(
        Fates(Entry(PortOutcome.Offset, hunks: [.. Hunk(1, PortOutcome.Offset), .. Hunk(1, PortOutcome.Clean)])).First(),
        Is.EqualTo(PortFate.Missing));

    private static PortedHunk[] Hunk(int hunk, PortOutcome outcome) => [new PortedHunk(hunk, 3, outcome, 1, new LineRange(0, 1))];

    private static LedgerEntry Entry(PortOutcome outcome, bool isCertain = true, params PortedHunk[] hunks) => new(
        Patch, new PortedPatch(0, outcome, isCertain, [new PortedFile(0, Path, outcome) { NewPath = Path, Hunks = [.. hunks] }]));

    private static IEnumerable<PortFate> Fates(LedgerEntry entry) => PortLedger.Of([entry]).Rows.Select(row => row.Fate);

    private static IEnumerable<(int, int, int, PortFate)> Rows(LedgerEntry entry) =>
        PortLedger.Of([entry]).Rows.Select(row => (row.Section, row.Hunk, row.Line, row.Fate));
}
