using System.Buffers;

namespace PatchQueue.Guards;

/// <summary>White space as Perl's <c>\s</c> sees it in bytes: CR is part of it, which makes CRLF harmless to Perl readers.</summary>
internal static class PerlSpace
{
    public static readonly SearchValues<byte> Bytes = SearchValues.Create(All);

    public static ReadOnlySpan<byte> All => " \t\n\r\f\v"u8;

    public static bool Is(byte octet) => octet is (byte)' ' or (>= 9 and <= 13);

    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        var last = text.LastIndexOfAnyExcept(Bytes);
        return text[..(last + 1)];
    }

    /// <summary>Where a comment begins: a <c>#</c> at the start or after white space; -1 when there is none.</summary>
    public static int CommentStart(ReadOnlySpan<byte> text)
    {
        for (var from = 0; ;)
        {
            var hash = text[from..].IndexOf((byte)'#');
            if (hash < 0)
            {
                return -1;
            }

            hash += from;
            if (hash == 0 || Is(text[hash - 1]))
            {
                return hash;
            }

            from = hash + 1;
        }
    }
}
