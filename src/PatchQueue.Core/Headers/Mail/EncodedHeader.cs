using System.Buffers;
using System.Text;

namespace PatchQueue.Headers;

/// <summary>Text as a mail header carries it (RFC 2047): ASCII as it stands, anything else as UTF-8 in base 64.</summary>
public static class EncodedHeader
{
    // An encoded word has at most 75 characters: =?UTF-8?B?...?= around 60.
    private const int MostBytes = 45;

    private static readonly SearchValues<char> Specials = SearchValues.Create("()<>[]:;@\\,.\"");

    /// <summary>Encodes a field's text.</summary>
    public static string Text(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var words = new List<string>();
        var bytes = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = Encoding.UTF8.GetBytes(rune.ToString());
            if (bytes.Count + letter.Length > MostBytes)
            {
                words.Add(WordOf(bytes));
                bytes.Clear();
            }

            bytes.AddRange(letter);
        }

        words.Add(WordOf(bytes));
        return string.Join("\n ", words);
    }

    /// <summary>Encodes the name before an address; one with signs that mean something there is quoted.</summary>
    public static string Name(string name) =>
        Ascii.IsValid(name) && name.AsSpan().ContainsAny(Specials)
            ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : Text(name);

    private static string WordOf(List<byte> bytes) => $"=?UTF-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
