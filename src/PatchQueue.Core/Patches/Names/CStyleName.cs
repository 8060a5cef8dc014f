namespace PatchQueue.Patches;

/// <summary>Names in double quotes with C escapes, as git and GNU diff write names with odd bytes.</summary>
internal static class CStyleName
{
    /// <summary>Reads a quoted name at the start of <paramref name="text"/>.</summary>
    /// <returns>Null when the quotes or an escape are wrong.</returns>
    public static byte[]? TryRead(ReadOnlySpan<byte> text, out int length)
    {
        var name = new List<byte>();
        for (length = 1; length < text.Length && text[length] != '\n';)
        {
            var octet = text[length++];
            if (octet == '"')
            {
                return [.. name];
            }

            if (octet != '\\')
            {
                name.Add(octet);
            }
            else if (TryReadEscape(text, ref length, out var escaped))
            {
                name.Add(escaped);
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    // \a \b \f \n \r \t \v \\ \" \ooo
    private static bool TryReadEscape(ReadOnlySpan<byte> text, ref int position, out byte octet)
    {
        octet = 0;
        if (position >= text.Length)
        {
            return false;
        }

        var letter = text[position++];
        if (letter is >= (byte)'0' and <= (byte)'3' && position + 1 < text.Length && IsOctal(text[position]) && IsOctal(text[position + 1]))
        {
            octet = (byte)(((letter - '0') << 6) | ((text[position] - '0') << 3) | (text[position + 1] - '0'));
            position += 2;
            return octet != 0;
        }

        octet = letter switch
        {
            (byte)'a' => 7,
            (byte)'b' => 8,
            (byte)'f' => 12,
            (byte)'n' => 10,
            (byte)'r' => 13,
            (byte)'t' => 9,
            (byte)'v' => 11,
            (byte)'\\' or (byte)'"' => letter,
            _ => 0,
        };
        return octet != 0;
    }

    private static bool IsOctal(byte digit) => digit is >= (byte)'0' and <= (byte)'7';
}
