using System.Text;
using PatchQueue.Patches;

namespace PatchQueue.Tests.Patches;

public sealed class PreambleTests
{
    private const string Text = "From: somebody\nSubject: it\n\ndifference is not diff\n-- not a name\n\n";
    private const string Git = "diff --git a/f b/f\nindex 1..2 100644\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n";
    private const string Plain = "--- f.orig\n+++ f\n@@ -1 +1 @@\n-a\n+b\n";

    [Test]
    public void It_ends_where_a_diff_may_begin([Values(Git, Plain, "Index: f\n" + Plain, "*** a\n--- b\n")] string diff)
    {
        var preamble = Preamble.Of(Encoding.UTF8.GetBytes(Text + diff));
        Assert.That(preamble, Is.EqualTo(new Preamble(Text.Length, 6)));
    }

    [Test]
    public void Without_a_diff_it_is_all_there_is() =>
        Assert.That(Preamble.Of("only\ntext"u8), Is.EqualTo(new Preamble(9, 2)));

    [Test]
    public void A_patch_read_behind_it_has_the_same_places([Values(Git, Plain, Git + "-- \n2.1\n", "")] string diff)
    {
        var bytes = Encoding.UTF8.GetBytes(Text + diff);
        var whole = PatchReader.Read(bytes);
        var preamble = Preamble.Of(bytes);
        bytes.AsSpan(0, preamble.Length).Fill((byte)'@');
        var behind = new PatchReader().ReadBehind(preamble, bytes);
        Assert.That(behind.Bytes.IsEmpty, Is.True);
        Assert.That(behind.HeaderLength, Is.EqualTo(whole.HeaderLength));
        Assert.That(behind.FilePatches.SelectMany(file => file.Hunks), Is.EqualTo(whole.FilePatches.SelectMany(file => file.Hunks)));
        Assert.That(PlacesIn(behind), Is.EqualTo(PlacesIn(whole)));
    }

    private static IEnumerable<object> PlacesIn(Patch patch) =>
    [
        .. patch.FilePatches.Select(file => (object)(file.Line, file.Section)),
        .. patch.Diagnostics.Select(found => (object)(found.Code, found.Line)),
    ];
}
