using PatchQueue.Diffing;

namespace PatchQueue.Merging;

/// <summary>
/// What the markers of a conflict end with: CR LF when the base's first line does so, and the line before the conflict on both sides too;
/// a side without such a line does not object.
/// </summary>
internal static class MarkerEnding
{
    /// <summary>The end of the markers of a conflict.</summary>
    public static ReadOnlySpan<byte> Of(MergeResult result, MergeChunk conflict)
    {
        var isCarriageReturn = HasCarriageReturn(result.Ours, Math.Max(conflict.Ours.Start - 1, 0)) != false
            && HasCarriageReturn(result.Theirs, Math.Max(conflict.Theirs.Start - 1, 0)) != false
            && HasCarriageReturn(result.Base, 0) == true;
        return isCarriageReturn ? "\r\n"u8 : "\n"u8;
    }

    // A last line without its end is judged by the one above it; null when there is none.
    private static bool? HasCarriageReturn(LineTable lines, int line)
    {
        if (line == lines.Count - 1 && lines.IsCut)
        {
            line--;
        }

        return line >= 0 && line < lines.Count ? lines[line].EndsWith("\r\n"u8) : null;
    }
}
