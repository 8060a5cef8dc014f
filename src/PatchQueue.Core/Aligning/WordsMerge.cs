using System.Buffers;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Aligning;

/// <summary>
/// Merges three files by lines, and what is in conflict by words: each word, blank and sign is made a line of its own, merged, and joined
/// again. Good enough to be proposed; nothing proves it.
/// </summary>
internal static class WordsMerge
{
    // Larger conflicts are no matter of words.
    private const int MostBytes = 20_000;
    private const byte LineEnd = 1;

    private static readonly MergeOptions ByLines = new() { Algorithm = DiffAlgorithm.Histogram, Level = MergeLevel.Eager };

    /// <summary>Merges; null where words are in conflict as well.</summary>
    /// <param name="base">Before the patch on the old mainline.</param>
    /// <param name="ours">Before the patch on the new mainline.</param>
    /// <param name="theirs">After the patch on the old mainline.</param>
    public static SourceFile? TryOf(SourceFile @base, SourceFile ours, SourceFile theirs)
    {
        var lines = ThreeWayMerge.Of(LineTable.Of(@base.Bytes), LineTable.Of(ours.Bytes), LineTable.Of(theirs.Bytes), ByLines);
        var output = new ArrayBufferWriter<byte>();
        foreach (var chunk in lines.Chunks)
        {
            if (chunk.Kind == MergeChunkKind.Conflict)
            {
                var (old, one, other) = (chunk.Base, chunk.Ours, chunk.Theirs);
                if (Merged(BytesOf(lines.Base, old), BytesOf(lines.Ours, one), BytesOf(lines.Theirs, other)) is not { } words)
                {
                    return null;
                }

                output.Write(words);
            }
            else
            {
                output.Write(chunk.Kind == MergeChunkKind.Theirs ? BytesOf(lines.Theirs, chunk.Theirs) : BytesOf(lines.Ours, chunk.Ours));
            }
        }

        return ours with { Bytes = output.WrittenMemory };
    }

    private static byte[]? Merged(ReadOnlySpan<byte> @base, ReadOnlySpan<byte> ours, ReadOnlySpan<byte> theirs)
    {
        var length = @base.Length + ours.Length + theirs.Length;
        if (length > MostBytes || @base.IsEmpty || @base.Contains(LineEnd) || ours.Contains(LineEnd) || theirs.Contains(LineEnd))
        {
            return null;
        }

        var merge = ThreeWayMerge.Of(LineTable.Of(Split(@base)), LineTable.Of(Split(ours)), LineTable.Of(Split(theirs)));
        var output = new ArrayBufferWriter<byte>();
        MergeWriter.Write(merge, output);
        return merge.IsClean ? Join(output.WrittenSpan) : null;
    }

    private static byte[] Split(ReadOnlySpan<byte> text)
    {
        var lines = new List<byte>(text.Length * 2);
        for (var start = 0; start < text.Length;)
        {
            var end = EndOf(text, start);
            lines.AddRange(text[start] == '\n' ? [LineEnd] : text[start..end]);
            lines.Add((byte)'\n');
            start = end;
        }

        return [.. lines];
    }

    private static byte[] Join(ReadOnlySpan<byte> lines)
    {
        var text = new List<byte>(lines.Length);
        foreach (var octet in lines)
        {
            if (octet != '\n')
            {
                text.Add(octet == LineEnd ? (byte)'\n' : octet);
            }
        }

        return [.. text];
    }

    /// <summary>Where the word, the run of blanks or the sign at a place ends.</summary>
    public static int EndOf(ReadOnlySpan<byte> text, int start)
    {
        var kind = KindOf(text[start]);
        var end = start + 1;
        while (kind != 0 && end < text.Length && KindOf(text[end]) == kind)
        {
            end++;
        }

        return end;
    }

    private static int KindOf(byte octet) =>
        char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'_' or >= 128 ? 1 : octet is (byte)' ' or (byte)'\t' ? 2 : 0;

    private static ReadOnlySpan<byte> BytesOf(LineTable table, LineRange lines) =>
        table.Range(lines.Start, lines.Count).Of(table.Bytes.Span);
}
