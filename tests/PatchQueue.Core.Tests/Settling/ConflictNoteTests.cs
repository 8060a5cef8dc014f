using System.Text;
using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Porting;
using PatchQueue.Settling;
using PatchQueue.Text;

namespace PatchQueue.Tests.Settling;

public sealed class ConflictNoteTests
{
    private const string Old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    private static readonly TreePath Path = TreePath.Parse("f");
    private static readonly PlannedPatch Patch = new(
        "a.patch", PatchReader.Read("--- a/f\n+++ b/f\n@@ -4,3 +4,3 @@\n 4\n-5\n+patch\n 6\n"u8.ToArray()));

    [Test]
    public void What_came_in_a_conflicts_place_comes_again_where_other_lines_are_others()
    {
        var note = Note(Texts("1\n2\n3\n4\nupstream\n6\n7\n8\n9\n"), "1\n2\n3\n4\nboth\n6\n7\n8\n9\n");
        var others = Texts("0\n1\n2\n3\n4\nupstream\n6\n7\n8\n9\n");

        Assert.That(note.IsWhole, Is.False);
        Assert.That(ConflictNote.KeysOf(Patch, File, others), Does.Contain(note.Key));
        Assert.That(Replay(note, others), Is.EqualTo("0\n1\n2\n3\n4\nboth\n6\n7\n8\n9\n"));
    }

    [Test]
    public void Another_text_in_the_conflict_is_another_conflict()
    {
        var note = Note(Texts("1\n2\n3\n4\nupstream\n6\n7\n8\n9\n"), "1\n2\n3\n4\nboth\n6\n7\n8\n9\n");

        Assert.That(ConflictNote.KeysOf(Patch, File, Texts("1\n2\n3\n4\nUpstream\n6\n7\n8\n9\n")), Does.Not.Contain(note.Key));
    }

    [Test]
    public void Lines_changed_outside_of_the_conflict_make_the_whole_file_count()
    {
        var texts = Texts("1\n2\n3\n4\nupstream\n6\n7\n8\n9\n");
        var note = Note(texts, "one\n2\n3\n4\nboth\n6\n7\n8\n9\n");

        Assert.That(note.IsWhole, Is.True);
        Assert.That(ConflictNote.KeysOf(Patch, File, texts), Does.Contain(note.Key));
        Assert.That(ConflictNote.KeysOf(Patch, File, Texts("0\n1\n2\n3\n4\nupstream\n6\n7\n8\n9\n")), Does.Not.Contain(note.Key));
    }

    [Test]
    public void A_file_that_is_not_to_be_there_is_not_there_again()
    {
        var texts = Texts("1\n2\n3\n4\nupstream\n6\n7\n8\n9\n");
        var note = ConflictNote.Of(Patch, File, texts, null);

        Assert.That(note.TryReplay(texts, out var file), Is.True);
        Assert.That(file, Is.Null);
    }

    private static PortedFile File => new(0, Path, PortOutcome.Conflict) { NewPath = Path };

    private static PortedTexts Texts(string fresh) =>
        new(Of(Old), Of(Old.Replace("5", "patch", StringComparison.Ordinal)), Of(fresh), null);

    private static SourceFile Of(string text) => new(Encoding.UTF8.GetBytes(text), FileKind.Regular, SourceFile.PlainPermissions);

    private static ConflictNote Note(PortedTexts texts, string made) => ConflictNote.Of(Patch, File, texts, Of(made));

    private static string Replay(ConflictNote note, PortedTexts texts) =>
        note.TryReplay(texts, out var file) ? Encoding.UTF8.GetString(file!.Bytes.Span) : "";
}
