using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Carrying;

/// <summary>The lines of a file's versions, each found once; a version that is not there has none.</summary>
/// <param name="texts">The versions.</param>
/// <param name="merge">A merge that may have found them already; null for none.</param>
internal sealed class PortedLines(PortedTexts texts, MergeResult? merge)
{
    private LineTable? _newBefore;

    /// <summary>Before the patch, on the old mainline.</summary>
    public LineTable OldBefore { get; } = Of(texts.OldBefore, merge?.Base);

    /// <summary>After the patch, on the old mainline.</summary>
    public LineTable OldAfter { get; } = Of(texts.OldAfter, merge?.Theirs);

    /// <summary>Before the patch, on the new mainline.</summary>
    public LineTable NewBefore => _newBefore ??= Of(texts.NewBefore, merge?.Ours);

    /// <summary>After the patch, on the new mainline.</summary>
    public LineTable NewAfter => Of(texts.NewAfter, NewBefore);

    private static LineTable Of(SourceFile? file, LineTable? known)
    {
        var bytes = file?.Bytes ?? default;
        return known is not null && known.Bytes.Equals(bytes) ? known : LineTable.Of(bytes);
    }
}
