using System.Globalization;
using System.Text;

namespace PatchQueue.Text;

/// <summary>
/// Makes bytes of unknown origin fit to show: UTF-8 is decoded, and control, format (bidi) and broken bytes come out as
/// <c>\n</c>, <c>\t</c>, <c>\033</c> or <c>\u{202e}</c>, so that nothing in a name or a patch can steer a terminal or a log.
/// </summary>
public static class DisplayText
{
    /// <summary>Decodes and escapes; never fails.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var valid = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (valid)
            {
                Append(text, rune);
            }
            else
            {
                foreach (var octet in bytes[..length])
                {
                    AppendOctet(text, octet);
                }
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>Escapes what a terminal would obey in text that is decoded already.</summary>
    public static string Of(string value) => Of(Encoding.UTF8.GetBytes(value));

    private static void Append(StringBuilder text, Rune rune)
    {
        switch (rune.Value)
        {
            case '\n': text.Append("\\n"); return;
            case '\t': text.Append("\\t"); return;
            case '\r': text.Append("\\r"); return;
            case '\\': text.Append('\\'); return;
            case < 0x20 or 0x7f: AppendOctet(text, (byte)rune.Value); return;
            default: break;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            return;
        }

        text.Append(rune.ToString());
    }

    private static void AppendOctet(StringBuilder text, byte octet) =>
        text.Append('\\').Append(Convert.ToString(octet, 8).PadLeft(3, '0'));
}
