using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Aligning;

/// <summary>
/// Whether upstream has changed the very numbers that a patch changes, to others: it has taken up the matter in its own way.
/// </summary>
internal static class ValueChange
{
    /// <summary>Whether ours and theirs differ from the base in the same numbers of a conflict and in nothing else.</summary>
    public static bool IsOfBoth(MergeResult merge, MergeChunk conflict)
    {
        var @base = Words(merge.Base, conflict.Base);
        var (ours, theirs) = (Words(merge.Ours, conflict.Ours), Words(merge.Theirs, conflict.Theirs));
        if (@base.Count == 0 || ours.Count != @base.Count || theirs.Count != @base.Count)
        {
            return false;
        }

        var changed = 0;
        for (var i = 0; i < @base.Count; i++)
        {
            var (isOurs, isTheirs) = (!@base[i].AsSpan().SequenceEqual(ours[i]), !@base[i].AsSpan().SequenceEqual(theirs[i]));
            if (isOurs != isTheirs || (isOurs && !(IsNumber(@base[i]) && IsNumber(ours[i]) && IsNumber(theirs[i]))))
            {
                return false;
            }

            changed += isOurs ? 1 : 0;
        }

        return changed > 0;
    }

    private static bool IsNumber(byte[] word) => char.IsAsciiDigit((char)word[0]);

    private static List<byte[]> Words(LineTable table, LineRange lines)
    {
        var text = table.Range(lines.Start, lines.Count).Of(table.Bytes.Span);
        var words = new List<byte[]>();
        for (var start = 0; start < text.Length;)
        {
            var end = WordsMerge.EndOf(text, start);
            words.Add(text[start..end].ToArray());
            start = end;
        }

        return words;
    }
}
