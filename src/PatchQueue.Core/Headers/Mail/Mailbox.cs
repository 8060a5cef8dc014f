using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Headers;

/// <summary>The mails of a mailbox in mbox format; their bytes are those of the file.</summary>
public static class Mailbox
{
    private const int WordsOfLine = 7;

    /// <summary>
    /// Cuts a mailbox into its mails, each with its <c>From </c> line and without the empty line that parts it from the next.
    /// </summary>
    /// <returns>Empty when the bytes do not begin as a mailbox does.</returns>
    public static ImmutableArray<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> bytes)
    {
        var starts = new List<int>();
        var isAfterBlank = true;
        var lines = new LineReader(bytes.Span);
        while (lines.TryRead(out var line))
        {
            if (isAfterBlank && IsStart(line))
            {
                starts.Add(lines.Position - line.Length);
            }

            isAfterBlank = line.IndexOfAnyExcept("\r\n"u8) < 0;
        }

        return starts is [0, ..]
            ? [.. starts.Select((start, i) => i + 1 < starts.Count ? WithoutLastBlank(bytes[start..starts[i + 1]]) : bytes[start..])]
            : [];
    }

    // From <sender> <weekday> <month> <day> <hh:mm:ss> <year>
    private static bool IsStart(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("From "u8))
        {
            return false;
        }

        var words = DisplayText.Of(line.TrimEnd("\r\n"u8)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= WordsOfLine
            && words.Any(word => word.Count(letter => letter == ':') == 2 && word.All(letter => char.IsAsciiDigit(letter) || letter == ':'))
            && words.Any(word => word.Length == 4 && word.All(char.IsAsciiDigit));
    }

    private static ReadOnlyMemory<byte> WithoutLastBlank(ReadOnlyMemory<byte> mail) =>
        mail.Span.EndsWith("\n\r\n"u8) ? mail[..^2] : mail.Span.EndsWith("\n\n"u8) ? mail[..^1] : mail;
}
