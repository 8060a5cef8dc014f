using System.Buffers;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Settling;

/// <summary>A file of a patch that a person has to bring together with a new mainline, merged to be shown.</summary>
public static class PortConflict
{
    private static readonly DiffAlgorithm[] Ways = [DiffAlgorithm.Histogram, DiffAlgorithm.Myers];

    /// <summary>Merges a file; of two ways to align its versions the one with fewer conflicts. Null where it is no text.</summary>
    /// <param name="texts">The versions; one that is not there is an empty one.</param>
    /// <param name="style">What a conflict shows.</param>
    public static MergeResult? Merge(PortedTexts texts, MergeStyle style)
    {
        var (old, ours, theirs) = (texts.OldBefore, texts.NewBefore, texts.OldAfter);
        return new[] { old, ours, theirs }.Any(file => file is not null && !IsText(file)) ? null
            : Ways.Select(way => ThreeWayMerge.Of(LinesOf(old), LinesOf(ours), LinesOf(theirs), new MergeOptions
                {
                    Algorithm = way,
                    Level = MergeLevel.Zealous,
                    Style = style,
                }))
                .MinBy(result => result.ConflictCount);
    }

    /// <summary>A merge as a file.</summary>
    /// <param name="texts">The versions that were merged.</param>
    /// <param name="merge">The merge.</param>
    /// <param name="dress">How conflicts are written.</param>
    public static SourceFile Write(PortedTexts texts, MergeResult merge, ConflictDress dress)
    {
        var bytes = new ArrayBufferWriter<byte>();
        MergeWriter.Write(merge, bytes, dress);
        var model = texts.NewBefore ?? texts.OldAfter ?? texts.OldBefore;
        return new SourceFile(bytes.WrittenMemory, FileKind.Regular, model?.Permissions ?? SourceFile.PlainPermissions);
    }

    private static LineTable LinesOf(SourceFile? file) => LineTable.Of(file?.Bytes ?? default);

    private static bool IsText(SourceFile file) => file.Kind == FileKind.Regular && !FilePair.IsBinaryData(file.Bytes.Span);
}
