using System.Collections.Immutable;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Carrying;
using PatchQueue.Patches;
using PatchQueue.Porting;
using PatchQueue.Tests.Applying;
using PatchQueue.Text;
using static PatchQueue.Tests.Carrying.Carried;

namespace PatchQueue.Tests.Carrying;

public sealed class PlainPatchTests
{
    private static readonly string Old = Lines(1, 20);

    // What upstream may have done to a file: nothing, lines above, another context, the change itself, another change of its line.
    private static readonly string[] News =
    [
        Old, "new\n" + Old, Old.Replace("line 9\n", "line nine\n", StringComparison.Ordinal),
        Old.Replace("line 10\n", "LINE 10\n", StringComparison.Ordinal), Old.Replace("line 10\n", "other\n", StringComparison.Ordinal),
    ];

    [Test]
    public void A_patch_of_two_files_becomes_what_whole_files_make_of_it([Range(0, 4)] int one, [Range(0, 4)] int other) =>
        Assert.That(Rows(News[one], News[other], notes: null), Is.EqualTo(Rows(News[one], News[other], new NoNotes())));

    private static List<string> Rows(string a, string b, INotedFiles? notes)
    {
        const string Hunk = "@@ -8,5 +8,5 @@\n line 8\n line 9\n-line 10\n+LINE 10\n line 11\n line 12\n";
        var patch = PatchReader.Read(Encoding.UTF8.GetBytes($"--- a/a.c\n+++ b/a.c\n{Hunk}--- a/b.c\n+++ b/b.c\n{Hunk}"));
        var plan = ApplyPlan.Of([new PlannedPatch("p", patch)]);
        var port = new GroupPort(plan, new ApplyOptions(), _ => true) { Notes = notes };
        var rows = port.Run(
            plan.Groups[0], MemoryTree.Of(("a.c", Old), ("b.c", Old)), MemoryTree.Of(("a.c", a), ("b.c", b)),
            ImmutableDictionary<TreePath, TreePath>.Empty);
        return
        [
            .. rows.Select(row => $"{row.Path} {row.Outcome} {row.IsCertain} {Encoding.UTF8.GetString(row.Texts!.NewAfter!.Bytes.Span)}"
                + $"{row.Hunks[0].Outcome} {row.Hunks[0].At} {row.BlockedBy} {row.Reason}"),
        ];
    }

    // With notes at hand every patch of several files is looked at in the slower way.
    private sealed class NoNotes : INotedFiles
    {
        public (SourceFile? File, string Note)? Find(PlannedPatch patch, PortedFile file, PortedTexts texts) => null;
    }
}
