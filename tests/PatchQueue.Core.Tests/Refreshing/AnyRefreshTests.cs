using System.Text;
using CsCheck;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Refreshing;
using PatchQueue.Tests.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Tests.Refreshing;

/// <summary>Refreshes of patches that chance has made; each proves itself by being applied, or throws.</summary>
public sealed class AnyRefreshTests
{
    private static readonly string[] Lines = ["a\n", "\ta\n", "\tb\n", "}\n", "\n", "b\n", "c\n", "{\n", "d\n", "\t\te\n"];

    private static readonly Gen<int[]> Text = Gen.Int[0, Lines.Length - 1].Array[0, 60];

    private static readonly Gen<(int At, int Removed, int[] Added)[]> Edits =
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 3], Gen.Int[0, Lines.Length - 1].Array[0, 3]).Array[0, 5];

    private static readonly Gen<PatchStyle> Styles =
        from style in Gen.Int[0, 1].Select(i => i == 0 ? PatchStyle.Git : PatchStyle.Quilt)
        from context in Gen.Int[0, 4]
        from ids in Gen.Int[0, 1].Select(i => i * 7)
        select style with { BlobIdLength = ids, Unified = style.Unified with { Context = context } };

    [Test]
    public void The_new_patch_gives_the_files_after_and_a_second_refresh_changes_nothing()
    {
        Gen.Select(Text, Edits, Edits, Edits, Styles, Gen.Int[0, 15]).Sample(
            (text, patched, moved, edited, style, shape) =>
            {
                var before = Apply(text, patched);
                var file = ("f", File(text, true), File(before, (shape & 1) == 0));
                var patch = Patch(style, file, ("g", File([1, 2], true), File([1], true)));

                // The edits of both sides stand for a mainline that moved, those of one side for a person's.
                var (newBefore, newAfter) = (Apply(text, moved), Apply(Apply(before, moved), edited));
                return IsStable(
                    patch,
                    [
                        new(TreePath.Parse("f"), File(newBefore, (shape & 2) == 0), File(newAfter, (shape & 4) == 0)),
                        new(TreePath.Parse("g"), File([1, 2], true), File([1], true)),
                        new(TreePath.Parse("h"), null, File([3], (shape & 8) == 0)),
                    ],
                    isReversed: (shape & 1) == 0 && (shape & 8) != 0);
            },
            iter: 3000);
    }

    [Test]
    public void A_patch_on_files_that_moved_around_its_hunks_keeps_each_of_them()
    {
        Gen.Select(Gen.Int[30, 60], Edits, Gen.Int[0, 5], Styles).Sample(
            (count, patched, lines, style) =>
            {
                var text = Enumerable.Range(100, count).ToArray();
                var after = Apply(text, patched);
                style = style with { Unified = style.Unified with { Context = Math.Max(style.Unified.Context, 1) } };
                var patch = Patch(style, ("f", Numbers(text), Numbers(after)));
                var top = Enumerable.Range(500, lines).ToArray();
                var request = Request(patch, [new(TreePath.Parse("f"), Numbers([.. top, .. text]), Numbers([.. top, .. after]))]);
                return PatchRefresh.Of(request).Hunks.All(hunk => hunk.Fate == HunkFate.Kept);
            },
            iter: 1000);
    }

    private static bool IsStable(byte[] patch, FileVersions[] files, bool isReversed)
    {
        var request = Request(patch, files) with
        {
            IsReversed = isReversed,
            Dropped = [.. files.Select(file => new DroppedHunk(file.Path, 0))],
        };
        var result = PatchRefresh.Of(request);
        var again = PatchRefresh.Of(request with { Patch = PatchReader.Read(result.Bytes!.Value), Dropped = [] });
        return again.Verdict == RefreshVerdict.Unchanged && again.Bytes!.Value.Span.SequenceEqual(result.Bytes.Value.Span);
    }

    private static RefreshRequest Request(byte[] patch, FileVersions[] files) => new() { Patch = PatchReader.Read(patch), Files = files };

    private static SourceFile? File(int[] lines, bool isThere) =>
        isThere ? FilePairs.Plain(string.Concat(lines.Select(line => Lines[line]))) : null;

    private static SourceFile Numbers(int[] lines) => FilePairs.Plain(string.Concat(lines.Select(line => $"{line}\n")));

    private static byte[] Patch(PatchStyle style, params (string Path, SourceFile? Old, SourceFile? New)[] files) =>
    [
        .. "Subject: x\n\n"u8,
        .. files.SelectMany(file => FilePairs.Patch(FilePair.At(TreePath.Parse(file.Path), file.Old, file.New), style)),
        .. Encoding.UTF8.GetBytes("-- \n2.40\n"),
    ];

    private static int[] Apply(int[] text, (int At, int Removed, int[] Added)[] edits)
    {
        var lines = text.ToList();
        foreach (var (place, removed, added) in edits)
        {
            var at = Math.Min(place, lines.Count);
            lines.RemoveRange(at, Math.Min(removed, lines.Count - at));
            lines.InsertRange(at, added);
        }

        return [.. lines];
    }
}
