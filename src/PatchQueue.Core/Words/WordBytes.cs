using System.Buffers;

namespace PatchQueue.Words;

/// <summary>The bytes of identifiers.</summary>
internal static class WordBytes
{
    private static readonly SearchValues<byte> Parts =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"u8);

    /// <summary>Whether an identifier can begin so.</summary>
    public static bool IsStart(byte octet) => char.IsAsciiLetter((char)octet) || octet == '_';

    /// <summary>Whether it can be within an identifier.</summary>
    public static bool IsPart(byte octet) => char.IsAsciiLetterOrDigit((char)octet) || octet == '_';

    /// <summary>Where the word at a place ends.</summary>
    public static int EndOf(ReadOnlySpan<byte> text, int at)
    {
        var length = text[at..].IndexOfAnyExcept(Parts);
        return length < 0 ? text.Length : at + length;
    }
}
