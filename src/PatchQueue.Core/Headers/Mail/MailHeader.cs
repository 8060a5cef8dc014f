using System.Globalization;
using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Headers;

/// <summary>
/// What the text before a diff says about its author and subject, the way <c>git am</c> reads a mail. A patch without a mail's header has
/// no author and no date; the text is then all message.
/// </summary>
public sealed record MailHeader
{
    /// <summary>The author's name; empty when there is none.</summary>
    public string AuthorName { get; private init; } = "";

    /// <summary>The author's address without angle brackets; empty when there is none.</summary>
    public string AuthorEmail { get; private init; } = "";

    /// <summary>When it was written; null when the header does not say, or not readably.</summary>
    public DateTimeOffset? Date { get; private init; }

    /// <summary>The subject without <c>[PATCH 1/2]</c>; empty when there is none.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>The text below the header lines and above a line <c>---</c>, without empty lines at either end.</summary>
    public string Body { get; private init; } = "";

    /// <summary>Reads the bytes before the first diff; never fails.</summary>
    public static MailHeader Read(ReadOnlySpan<byte> header)
    {
        var lines = TextOf(header).Split('\n');
        var mail = new MailHeader();
        var index = lines[0].StartsWith("From ", StringComparison.Ordinal) ? 1 : 0;
        for (; index < lines.Length && FieldName(lines[index]) is { } name; index++)
        {
            var value = new StringBuilder(lines[index][(name.Length + 1)..].Trim());
            while (index + 1 < lines.Length && lines[index + 1] is [' ' or '\t', ..])
            {
                value.Append(' ').Append(lines[++index].Trim());
            }

            mail = mail.With(name, EncodedWords.Decode(value.ToString()));
        }

        return mail with { Body = BodyOf(lines[index..]) };
    }

    private MailHeader With(string name, string value) => name.ToUpperInvariant() switch
    {
        "FROM" => WithAuthor(value),
        "SUBJECT" => this with { Subject = WithoutPrefix(value) },
        "DATE" => DateTimeOffset.TryParse(WithoutComment(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? this with { Date = date }
            : this,
        _ => this,
    };

    // Name <address>, or address alone
    private MailHeader WithAuthor(string value)
    {
        var open = value.LastIndexOf('<');
        var close = value.LastIndexOf('>');
        return open < 0 || close < open
            ? this with { AuthorEmail = value.Trim(), AuthorName = value.Split('@')[0].Trim() }
            : this with { AuthorName = value[..open].Trim().Trim('"'), AuthorEmail = value[(open + 1)..close].Trim() };
    }

    private static string? FieldName(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && line[..colon].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? line[..colon]
            : null;
    }

    // [PATCH 3/7] and the like
    private static string WithoutPrefix(string subject)
    {
        var text = subject.Trim();
        while (text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is var end and > 0
            && text[..end].Contains("PATCH", StringComparison.OrdinalIgnoreCase))
        {
            text = text[(end + 1)..].TrimStart();
        }

        return text;
    }

    // Mon, 3 Jun 2024 10:00:00 +0200 (CEST)
    private static string WithoutComment(string date) =>
        date.IndexOf('(', StringComparison.Ordinal) is var start and >= 0 ? date[..start].Trim() : date;

    private static string BodyOf(string[] lines)
    {
        var end = Array.FindIndex(lines, line => line.TrimEnd() == "---");
        return string.Join('\n', end < 0 ? lines : lines[..end]).Trim('\n', '\r', ' ');
    }

    private static string TextOf(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
}
