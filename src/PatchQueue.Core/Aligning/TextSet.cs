using System.IO.Hashing;
using PatchQueue.Text;

namespace PatchQueue.Aligning;

/// <summary>The different lines of a text, without white space at their ends, or its different words; known by their hashes.</summary>
internal sealed class TextSet
{
    // Brackets and the like, and the shortest names, are everywhere.
    private const int LeastLetters = 3;

    private readonly HashSet<ulong> _pieces = [];

    /// <summary>How many there are.</summary>
    public int Count => _pieces.Count;

    /// <summary>The lines of a text that have letters or digits to tell something.</summary>
    public static TextSet OfLines(ReadOnlySpan<byte> text)
    {
        var set = new TextSet();
        var reader = new LineReader(text);
        while (reader.TryRead(out var line))
        {
            var piece = line.Trim(" \t\r\n"u8);
            if (Letters(piece) >= LeastLetters)
            {
                set._pieces.Add(XxHash3.HashToUInt64(piece));
            }
        }

        return set;
    }

    /// <summary>The words of a text: letters, digits and underscores.</summary>
    public static TextSet OfWords(ReadOnlySpan<byte> text)
    {
        var set = new TextSet();
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && IsWord(text[end]))
            {
                end++;
            }

            if (end - start > LeastLetters)
            {
                set._pieces.Add(XxHash3.HashToUInt64(text[start..end]));
            }

            start = end;
        }

        return set;
    }

    /// <summary>Whether a line is there; also where it tells nothing.</summary>
    public bool HasLine(ReadOnlySpan<byte> line)
    {
        var piece = line.Trim(" \t\r\n"u8);
        return Letters(piece) < LeastLetters || _pieces.Contains(XxHash3.HashToUInt64(piece));
    }

    /// <summary>Those that are not in another set.</summary>
    public TextSet Except(TextSet other) => Where(piece => !other._pieces.Contains(piece));

    /// <summary>How many are in another set.</summary>
    public int CountIn(TextSet other) => _pieces.Count(other._pieces.Contains);

    private TextSet Where(Func<ulong, bool> isIn)
    {
        var set = new TextSet();
        set._pieces.UnionWith(_pieces.Where(isIn));
        return set;
    }

    private static int Letters(ReadOnlySpan<byte> line)
    {
        var count = 0;
        foreach (var octet in line)
        {
            count += char.IsAsciiLetterOrDigit((char)octet) ? 1 : 0;
        }

        return count;
    }

    private static bool IsWord(byte octet) => char.IsAsciiLetterOrDigit((char)octet) || octet == '_';
}
