using System.Globalization;
using System.Text;

namespace PatchQueue.Output;

/// <summary>
/// Writes a page: text of unknown origin only ever comes in by <see cref="Text(string)"/> and its kin, which leave nothing of it that a
/// browser could obey or that could look like something else: what has no shape of its own is shown by its number.
/// </summary>
/// <param name="writer">Takes the page.</param>
internal sealed class HtmlText(TextWriter writer)
{
    /// <summary>Writes markup of the program's own.</summary>
    public HtmlText Markup(string markup)
    {
        writer.Write(markup);
        return this;
    }

    /// <summary>Writes text.</summary>
    public HtmlText Text(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            Append(rune);
        }

        return this;
    }

    /// <summary>Writes text of unknown encoding: UTF-8, else each byte by its number.</summary>
    public HtmlText Text(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done)
            {
                Append(rune);
            }
            else
            {
                foreach (var octet in text[..length])
                {
                    AppendNumber("\\x", octet, "x2");
                }
            }

            text = text[length..];
        }

        return this;
    }

    /// <summary>Writes an element with text.</summary>
    /// <param name="tag">Its name and attributes.</param>
    /// <param name="text">The text.</param>
    public HtmlText Element(string tag, string text) => Markup($"<{tag}>").Text(text).Markup($"</{tag.Split(' ', 2)[0]}>");

    private void Append(Rune rune)
    {
        switch (rune.Value)
        {
            case '<': writer.Write("&lt;"); return;
            case '>': writer.Write("&gt;"); return;
            case '&': writer.Write("&amp;"); return;
            case '"': writer.Write("&quot;"); return;
            case '\'': writer.Write("&#39;"); return;
            case '\t': writer.Write('\t'); return;
            case >= ' ' and <= '~': writer.Write((char)rune.Value); return;
            default: break;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        {
            AppendNumber("U+", rune.Value, "X4");
            return;
        }

        writer.Write(rune.ToString());
    }

    private void AppendNumber(string before, int number, string format) =>
        writer.Write($"<b class=x>{before}{number.ToString(format, CultureInfo.InvariantCulture)}</b>");
}
