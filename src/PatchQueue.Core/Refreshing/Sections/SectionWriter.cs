using System.Buffers;
using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>Writes the sections of a patch anew, with as few changes as do.</summary>
internal sealed class SectionWriter(Patch patch, bool isReversed, HabitFinder habits)
{
    /// <summary>Whether the names are written in another form.</summary>
    public bool IsRenaming { get; init; }

    /// <summary>A section that is true as it stands.</summary>
    public static SectionDraft Unchanged(PlannedFile file, TreePath path) =>
        new(path, null, RefreshVerdict.Unchanged, HeadFate(file, HunkFate.Kept), Fates(file, HunkFate.Kept));

    /// <summary>A section that goes.</summary>
    /// <param name="file">The section.</param>
    /// <param name="path">Its file.</param>
    /// <param name="fates">What becomes of its hunks; null when all are lost.</param>
    public static SectionDraft Removed(PlannedFile file, TreePath path, ImmutableArray<HunkFate>? fates = null) =>
        new(
            path,
            ReadOnlyMemory<byte>.Empty,
            RefreshVerdict.Code,
            HeadFate(file, fates is null ? HunkFate.Lost : HunkFate.Changed),
            fates ?? Fates(file, HunkFate.Lost));

    /// <summary>A section whose hunks are all right but stand elsewhere.</summary>
    public SectionDraft Renumber(PlannedFile file, TreePath path, ImmutableArray<HunkOutcome> outcomes)
    {
        var output = new ArrayBufferWriter<byte>();
        new SectionHead(patch, file.FilePatch, isReversed).Write(output);
        var (delta, style) = (0, habits.Of(file));
        foreach (var hunk in OldHunk.AllOf(patch, file.FilePatch))
        {
            var line = ((HunkOutcome.Applied)outcomes[hunk.Index]).Line - 1;
            output.Write(isReversed ? hunk.HeaderAt(line + delta, line) : hunk.HeaderAt(line, line + delta));
            style.WriteWhole(hunk.Body.Span, output);
            delta += (isReversed ? -1 : 1) * (hunk.Hunk.NewCount - hunk.Hunk.OldCount);
        }

        return new SectionDraft(
            path, output.WrittenMemory, RefreshVerdict.LineNumbers, HeadFate(file, HunkFate.Kept), Fates(file, HunkFate.Kept));
    }

    /// <summary>A section whose file comes out otherwise.</summary>
    /// <param name="file">The section.</param>
    /// <param name="path">Its file.</param>
    /// <param name="pair">What becomes of the file, in the patch's own direction; the sides differ.</param>
    /// <param name="isWhole">Whether nothing of the old section is to stay.</param>
    public SectionDraft Rewrite(PlannedFile file, TreePath path, FilePair pair, bool isWhole)
    {
        var style = habits.Of(file);
        var head = new SectionHead(patch, file.FilePatch, isReversed);
        var isBinary = file.FilePatch.Binary is not null || (file.FilePatch.Hunks.IsEmpty && pair.IsBinary);
        var isHeadTrue = !isWhole && !pair.ChangesKind && head.Holds(pair, isBinary);
        var keepsHead = isHeadTrue && !IsRenaming;
        isBinary = isHeadTrue ? isBinary : pair.IsBinary;
        var isText = !isBinary && !pair.ChangesKind && !pair.HasSameBytes;
        var text = isText ? new TextSection(pair, OldHunk.AllOf(patch, file.FilePatch), patch.Text, isReversed, style) : null;
        var verdict = !isHeadTrue || text is null ? RefreshVerdict.Code
            : IsRenaming && text.Verdict < RefreshVerdict.Names ? RefreshVerdict.Names
            : text.Verdict;
        var output = new ArrayBufferWriter<byte>();
        if (isWhole || pair.ChangesKind)
        {
            WriteNew(pair, style, output);
        }
        else
        {
            WriteHead(head, keepsHead, verdict, pair, isBinary, style, output);
            text?.Write(output);
            WriteData(pair, isBinary && !pair.HasSameBytes, style, output);
        }

        var headFate = HeadLedger.Speaks(file.FilePatch) ? HeadLedger.FateOf(file.FilePatch, pair) : (HunkFate?)null;
        var without = pair.HasSameBytes ? HunkFate.Lost : HunkFate.Changed;
        return new SectionDraft(
            path, output.WrittenMemory, verdict, headFate, text is null ? Fates(file, without) : [.. text.Fates]);
    }

    /// <summary>What becomes of the hunks of a section whose file another section tells of.</summary>
    public ImmutableArray<HunkFate> FatesIn(PlannedFile file, FilePair pair) =>
        pair.ChangesKind || pair.IsBinary
            ? Fates(file, HunkFate.Changed)
            : [.. new TextSection(pair, OldHunk.AllOf(patch, file.FilePatch), patch.Text, isReversed, habits.Of(file)).Fates];

    /// <summary>A whole section.</summary>
    public static void WriteNew(FilePair pair, PatchHabits style, IBufferWriter<byte> output)
    {
        var written = new ArrayBufferWriter<byte>();
        if (pair.ChangesKind || pair.HasSameBytes || pair.IsBinary)
        {
            FilePatchWriter.Write(pair, style.Style, written);
            style.WriteCarried(written.WrittenSpan, output);
            return;
        }

        FilePatchWriter.WriteHead(pair, style.Style, written);
        style.WriteCarried(written.WrittenSpan, output);
        new TextSection(pair, [], default, isReversed: false, style).Write(output);
    }

    private static void WriteHead(
        SectionHead head,
        bool keepsHead,
        RefreshVerdict verdict,
        FilePair pair,
        bool isBinary,
        PatchHabits style,
        IBufferWriter<byte> output)
    {
        if (!keepsHead)
        {
            var written = new ArrayBufferWriter<byte>();
            FilePatchWriter.WriteHead(pair, style.Style, written);
            style.WriteCarried(written.WrittenSpan, output);
        }
        else if (verdict == RefreshVerdict.Code)
        {
            head.WriteFor(pair, isBinary, output);
        }
        else
        {
            head.Write(output);
        }
    }

    private static void WriteData(FilePair pair, bool isData, PatchHabits style, IBufferWriter<byte> output)
    {
        if (isData)
        {
            var written = new ArrayBufferWriter<byte>();
            BinaryPatchWriter.Write(FilePair.BytesOf(pair.Old), FilePair.BytesOf(pair.New), written);
            style.WriteCarried(written.WrittenSpan, output);
        }
    }

    private static HunkFate? HeadFate(PlannedFile file, HunkFate fate) => HeadLedger.Speaks(file.FilePatch) ? fate : null;

    private static ImmutableArray<HunkFate> Fates(PlannedFile file, HunkFate fate) =>
        [.. Enumerable.Repeat(fate, file.FilePatch.Hunks.Length)];
}
