using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Carrying;

/// <summary>The lines of a file's versions; a version that is not there has none.</summary>
/// <param name="OldBefore">Before the patch, on the old mainline.</param>
/// <param name="OldAfter">After the patch, on the old mainline.</param>
/// <param name="NewBefore">Before the patch, on the new mainline.</param>
/// <param name="NewAfter">After the patch, on the new mainline.</param>
internal sealed record PortedLines(LineTable OldBefore, LineTable OldAfter, LineTable NewBefore, LineTable NewAfter)
{
    /// <summary>Finds each once.</summary>
    /// <param name="texts">The versions.</param>
    /// <param name="merge">A merge that may have found them already; null for none.</param>
    public static PortedLines Of(PortedTexts texts, MergeResult? merge)
    {
        var now = Of(texts.NewBefore, merge?.Ours);
        return new PortedLines(Of(texts.OldBefore, merge?.Base), Of(texts.OldAfter, merge?.Theirs), now, Of(texts.NewAfter, now));
    }

    private static LineTable Of(SourceFile? file, LineTable? known)
    {
        var bytes = file?.Bytes ?? default;
        return known is not null && known.Bytes.Equals(bytes) ? known : LineTable.Of(bytes);
    }
}
