namespace PatchQueue.Histories;

/// <summary>Looks for a word: where it begins or ends with a letter, digit or underscore, none may stand beside it.</summary>
internal static class WordSearch
{
    public static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (var from = 0; text[from..].IndexOf(word) is >= 0 and var at; from += at + 1)
        {
            var (start, end) = (from + at, from + at + word.Length);
            var isAtStart = start == 0 || !IsWord(word[0]) || !IsWord(text[start - 1]);
            var isAtEnd = end == text.Length || !IsWord(word[^1]) || !IsWord(text[end]);
            if (isAtStart && isAtEnd)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(byte octet) => char.IsAsciiLetterOrDigit((char)octet) || octet == '_';
}
