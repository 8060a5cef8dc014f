namespace PatchQueue.Patches;

/// <summary>
/// git's base 85: each line begins with a letter for its length (A-Z: 1 to 26, a-z: 27 to 52), then five characters for four bytes.
/// </summary>
internal static class Base85
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

    private static readonly sbyte[] Values = MakeValues();

    /// <summary>Decodes lines.</summary>
    /// <returns>False when a line is broken.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> lines, out byte[] data)
    {
        var decoded = new List<byte>(lines.Length);
        data = [];
        while (!lines.IsEmpty)
        {
            var newline = lines.IndexOf((byte)'\n');
            var line = (newline < 0 ? lines : lines[..newline]).TrimEnd((byte)'\r');
            if (!TryDecodeLine(line, decoded))
            {
                return false;
            }

            lines = newline < 0 ? default : lines[(newline + 1)..];
        }

        data = [.. decoded];
        return true;
    }

    private static bool TryDecodeLine(ReadOnlySpan<byte> line, List<byte> decoded)
    {
        var length = line.IsEmpty ? 0 : line[0] switch
        {
            >= (byte)'A' and <= (byte)'Z' => line[0] - 'A' + 1,
            >= (byte)'a' and <= (byte)'z' => line[0] - 'a' + 27,
            _ => 0,
        };
        if (length == 0 || line.Length - 1 != (length + 3) / 4 * 5)
        {
            return false;
        }

        for (var i = 1; i < line.Length; i += 5)
        {
            if (!TryDecodeWord(line.Slice(i, 5), out var word))
            {
                return false;
            }

            for (var shift = 24; shift >= 0 && length > 0; shift -= 8, length--)
            {
                decoded.Add((byte)(word >> shift));
            }
        }

        return true;
    }

    private static bool TryDecodeWord(ReadOnlySpan<byte> letters, out uint word)
    {
        ulong value = 0;
        var isValid = true;
        foreach (var letter in letters)
        {
            var digit = Values[letter];
            isValid &= digit >= 0;
            value = (value * 85) + (ulong)Math.Max(digit, (sbyte)0);
        }

        word = (uint)value;
        return isValid && value <= uint.MaxValue;
    }

    private static sbyte[] MakeValues()
    {
        var values = new sbyte[256];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++)
        {
            values[Alphabet[i]] = (sbyte)i;
        }

        return values;
    }
}
