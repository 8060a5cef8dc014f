using System.Text;
using CsCheck;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Tests.Applying;
using PatchQueue.Text;

namespace PatchQueue.Tests.Diffing;

public sealed class FilePatchWriterTests
{
    private static readonly PatchStyle QuiltDirectories = new() { Labels = PathLabels.Directories("linux-6.12"), HasIndexLine = true };
    private static readonly PatchStyle QuiltBare = new() { Labels = PathLabels.Bare, HasIndexLine = true };
    private static readonly Gen<PatchStyle> Styles =
        from style in Gen.Int[0, 3].Select(i => new[] { PatchStyle.Git, PatchStyle.Quilt, QuiltDirectories, QuiltBare }[i])
        from context in Gen.Int[1, 5]
        from ids in Gen.Int[0, 1].Select(i => i * 12)
        from algorithm in DiffText.AnyAlgorithm
        select style with { BlobIdLength = ids, Algorithm = algorithm, Unified = style.Unified with { Context = context } };

    private static IEnumerable<TestCaseData> Cases() =>
        FilePairs.Cases.Select(row => new TestCaseData(row.Pair).SetArgDisplayNames(row.Name));

    [TestCaseSource(nameof(Cases))]
    public void A_patch_that_is_read_back_makes_the_new_file_of_the_old_one_and_back(FilePair pair)
    {
        Styles.Sample(style => IsReversible(pair, style), iter: 20);
    }

    [Test]
    public void Any_two_texts_are_told_by_their_patch()
    {
        Gen.Select(DiffText.Pair(40), Styles).Sample((pair, style) =>
            IsReversible(FilePairs.At("dir/f", FilePairs.Plain(pair.Old), FilePairs.Plain(pair.New)), style));
    }

    [Test]
    public void Any_bytes_are_told_by_their_patch()
    {
        var octet = Gen.Frequency((3, Gen.Const((byte)'\n')), (1, Gen.Const((byte)0)), (9, Gen.Byte[0x61, 0x63]), (1, Gen.Byte));
        var bytes = octet.Array[0, 60];
        Gen.Select(bytes, bytes, Styles).Sample((old, @new, style) => IsReversible(
            FilePairs.At("dir/f", FilePairs.Plain("") with { Bytes = old }, FilePairs.Plain("") with { Bytes = @new }), style));
    }

    [Test]
    public void Nothing_is_written_where_nothing_differs()
    {
        var same = FilePairs.At("f", FilePairs.Plain("a\n"), FilePairs.Plain("a\n") with { Permissions = 0x1B4 });

        Assert.That(FilePairs.Patch(same, PatchStyle.Git), Is.Empty);
        Assert.That(FilePairs.Patch(FilePairs.At("f", null, null), PatchStyle.Git), Is.Empty);
    }

    [Test]
    public void Quilt_names_both_sides_by_the_directory()
    {
        var patch = FilePairs.Patch(FilePairs.At("fs/f.c", FilePairs.Plain("a\n"), FilePairs.Plain("b\n")), QuiltDirectories);

        Assert.That(Encoding.UTF8.GetString(patch), Is.EqualTo(
            """
            Index: linux-6.12/fs/f.c
            ===================================================================
            --- linux-6.12.orig/fs/f.c
            +++ linux-6.12/fs/f.c
            @@ -1 +1 @@
            -a
            +b

            """));
    }

    [Test]
    public void Quilt_without_directories_names_the_old_side_by_a_suffix_unless_the_file_goes()
    {
        var style = QuiltBare with { HasIndexLine = false };
        var changed = FilePairs.Patch(FilePairs.At("f", FilePairs.Plain("a\n"), FilePairs.Plain("b\n")), style);
        var deleted = FilePairs.Patch(FilePairs.At("f", FilePairs.Plain("a\n"), null), style);

        Assert.That(Encoding.UTF8.GetString(changed), Is.EqualTo("--- f.orig\n+++ f\n@@ -1 +1 @@\n-a\n+b\n"));
        Assert.That(Encoding.UTF8.GetString(deleted), Is.EqualTo("--- f\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"));
    }

    [Test]
    public void A_plain_style_has_a_git_header_only_where_it_says_more()
    {
        var withHeader = FilePairs.Cases
            .Where(row => FilePairs.Patch(row.Pair, PatchStyle.Quilt).AsSpan().StartsWith("diff --git"u8)).Select(row => row.Name);

        Assert.That(withHeader, Is.EqualTo(new[]
        {
            "a new empty file", "a new executable", "a deleted empty file", "a deleted executable", "a new mode", "a new mode and a change",
            "a new link", "a deleted link", "a link elsewhere", "a link that becomes a file", "a rename", "a rename with a change",
            "a copy", "binary data", "new binary data", "deleted binary data", "a renamed binary file",
        }));
    }

    private static bool IsReversible(FilePair pair, PatchStyle style)
    {
        var patch = PatchReader.Read(FilePairs.Patch(pair, style));
        var strip = style.Labels == PathLabels.Bare ? 0 : 1;
        var (before, after) = (Tree(pair.OldPath, pair.Old), After(pair));

        // A copy has no way back, and neither have two sections about one path.
        var isOneWay = pair.Change == FileChange.Copy || pair is { Old: not null, New: not null } && pair.Old.Kind != pair.New.Kind;
        return Gives(before, new PlannedPatch("p", patch, strip), after)
            && (isOneWay || Gives(after, new PlannedPatch("p", patch, strip, isReversed: true), before));
    }

    private static bool Gives(MemoryTree tree, PlannedPatch patch, MemoryTree expected)
    {
        var (verdict, files, _) = tree.Apply(new ApplyOptions(), keepsGoing: false, patch);
        return patch.Patch.Diagnostics.All(found => found.Code == "no-diff") && verdict.Rejected.Count == 0
            && files.SequenceEqual(expected.Apply(new ApplyOptions(), keepsGoing: false).Files);
    }

    private static MemoryTree After(FilePair pair)
    {
        var tree = Tree(pair.NewPath, pair.New);
        if (pair.Change == FileChange.Copy)
        {
            tree[pair.OldPath.ToDisplay()] = pair.Old;
        }

        return tree;
    }

    private static MemoryTree Tree(TreePath path, SourceFile? file)
    {
        var tree = new MemoryTree();
        if (file is not null)
        {
            tree[path.ToDisplay()] = file;
        }

        return tree;
    }
}
