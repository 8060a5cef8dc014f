using System.Collections.Immutable;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Porting;

namespace PatchQueue.Output;

/// <summary>The file before a patch, after it, and upstream's, side by side: lines that belong together stand beside each other.</summary>
/// <param name="texts">The versions; there is a file before the patch, one after it, and one of upstream.</param>
internal sealed class AlignedLines(PortedTexts texts)
{
    private const int Context = 3;
    private const int MostLines = 60;

    private static readonly MergeOptions Options = new() { Algorithm = DiffAlgorithm.Histogram, Level = MergeLevel.Eager };

    private readonly MergeResult _merge = ThreeWayMerge.Of(
        TableOf(texts.OldBefore), TableOf(texts.NewBefore), TableOf(texts.OldAfter), Options);

    /// <summary>Before the patch, on the old mainline.</summary>
    public LineTable Base => _merge.Base;

    /// <summary>After the patch, on the old mainline.</summary>
    public LineTable Theirs => _merge.Theirs;

    /// <summary>Before the patch, on the new mainline.</summary>
    public LineTable Ours => _merge.Ours;

    /// <summary>The parts of the files at some lines of the file before the patch, with a little around them.</summary>
    /// <param name="lines">The lines.</param>
    public ImmutableArray<MergeChunk> At(LineRange lines)
    {
        var wide = LineRange.Between(Math.Max(lines.Start - Context, 0), lines.End + Context);
        return
        [
            .. _merge.Chunks.Where(chunk => chunk.Base.Start <= lines.End && lines.Start <= chunk.Base.End)
                .Select(chunk => chunk.Kind == MergeChunkKind.Common ? Cut(chunk, wide) : Shorten(chunk)).Where(chunk => Height(chunk) > 0),
        ];
    }

    /// <summary>How many rows a part takes.</summary>
    public static int Height(MergeChunk chunk) => Math.Max(chunk.Base.Count, Math.Max(chunk.Ours.Count, chunk.Theirs.Count));

    private static MergeChunk Cut(MergeChunk chunk, LineRange wide)
    {
        var skipped = Math.Max(wide.Start - chunk.Base.Start, 0);
        var count = Math.Max(Math.Min(chunk.Base.End, wide.End) - chunk.Base.Start - skipped, 0);
        return chunk with
        {
            Base = new(chunk.Base.Start + skipped, count),
            Ours = new(chunk.Ours.Start + skipped, count),
            Theirs = new(chunk.Theirs.Start + skipped, count),
        };
    }

    // A file that was written anew would be shown whole.
    private static MergeChunk Shorten(MergeChunk chunk) =>
        chunk with { Base = Shorten(chunk.Base), Ours = Shorten(chunk.Ours), Theirs = Shorten(chunk.Theirs) };

    private static LineRange Shorten(LineRange lines) => lines with { Count = Math.Min(lines.Count, MostLines) };

    private static LineTable TableOf(PatchQueue.Text.SourceFile? file) => LineTable.Of(file?.Bytes ?? default);
}
