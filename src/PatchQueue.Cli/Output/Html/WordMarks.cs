using System.Collections.Immutable;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Output;

/// <summary>Finds the words in which two pieces of text differ; an end of a line is a word.</summary>
internal static class WordMarks
{
    /// <summary>Compares them.</summary>
    /// <returns>For each the ranges of bytes that the other has not.</returns>
    public static (ImmutableArray<LineRange> Old, ImmutableArray<LineRange> New) Between(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new)
    {
        var (oldWords, newWords) = (WordsOf(old), WordsOf(@new));
        var changes = LineDiff.Between(Table(old, oldWords), Table(@new, newWords), sliding: GroupSliding.Down);
        return (
            [.. changes.Where(change => change.OldCount > 0).Select(change => Bytes(oldWords, change.OldStart, change.OldEnd))],
            [.. changes.Where(change => change.NewCount > 0).Select(change => Bytes(newWords, change.NewStart, change.NewEnd))]);
    }

    private static LineRange Bytes(List<LineRange> words, int start, int end) => LineRange.Between(words[start].Start, words[end - 1].End);

    // A word a line: lines can be compared.
    private static LineTable Table(ReadOnlySpan<byte> text, List<LineRange> words)
    {
        var bytes = new List<byte>(text.Length * 2);
        foreach (var word in words)
        {
            var content = text[word.Start..word.End];
            bytes.AddRange(content is [(byte)'\n'] ? "\r"u8 : content);
            bytes.Add((byte)'\n');
        }

        return LineTable.Of(bytes.ToArray());
    }

    private static List<LineRange> WordsOf(ReadOnlySpan<byte> text)
    {
        var words = new List<LineRange>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && KindOf(text[end]) == KindOf(text[start]) && KindOf(text[start]) != Kind.Mark)
            {
                end++;
            }

            words.Add(LineRange.Between(start, end));
            start = end;
        }

        return words;
    }

    private static Kind KindOf(byte octet) =>
        char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'_' or > 0x7F ? Kind.Word
        : octet is (byte)' ' or (byte)'\t' ? Kind.Space
        : Kind.Mark;

    private enum Kind
    {
        Word,
        Space,
        Mark,
    }
}
