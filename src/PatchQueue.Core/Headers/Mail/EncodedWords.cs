using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PatchQueue.Headers;

/// <summary>Decodes <c>=?utf-8?q?caf=C3=A9?=</c>, the way mail headers carry letters beyond ASCII (RFC 2047).</summary>
internal static partial class EncodedWords
{
    /// <summary>Decodes what can be decoded; all else stays as it is.</summary>
    public static string Decode(string text) =>
        text.Contains("=?", StringComparison.Ordinal) ? Word().Replace(Between().Replace(text, "$1"), DecodeWord) : text;

    private static string DecodeWord(Match word)
    {
        try
        {
            var encoding = word.Groups[1].Value.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : Encoding.Latin1;
            var isBase64 = word.Groups[2].Value is "b" or "B";
            return encoding.GetString(isBase64 ? Convert.FromBase64String(word.Groups[3].Value) : Unquote(word.Groups[3].Value));
        }
        catch (FormatException)
        {
            return word.Value;
        }
    }

    private static byte[] Unquote(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var octet))
            {
                bytes.Add(octet);
                i += 2;
            }
            else
            {
                bytes.Add(text[i] == '_' ? (byte)' ' : (byte)text[i]);
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"=\?([\w-]+)\?([bqBQ])\?([^?\s]*)\?=")]
    private static partial Regex Word();

    // White space between two encoded words is not part of the text.
    [GeneratedRegex(@"(=\?[\w-]+\?[bqBQ]\?[^?\s]*\?=)\s+(?==\?)")]
    private static partial Regex Between();
}
