using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Headers;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Composing;

/// <summary>
/// A patch as a mail of an mbox that <c>git am</c> takes. Fields that are no mail's (tags) begin the message, so that none is lost.
/// </summary>
public static partial class MailMessage
{
    // git format-patch's own; mail readers look for it.
    private const string Envelope = "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n";

    private static readonly string[] OfMail =
        ["from", "date", "subject", "mime-version", "content-type", "content-transfer-encoding", "message-id", "in-reply-to"];

    /// <summary>Writes the mail.</summary>
    /// <param name="patch">The patch with its text.</param>
    /// <param name="name">Its name, for the words of an error.</param>
    /// <param name="mark">What stands in brackets before the subject; empty for nothing.</param>
    /// <exception cref="IOException">The header names no author, or no subject.</exception>
    public static byte[] Write(Patch patch, string name, string mark)
    {
        var header = patch.Bytes[..patch.HeaderLength];
        var mail = MailHeader.Read(header.Span);
        if (mail.AuthorEmail.Length == 0 || mail.Subject.Length == 0)
        {
            throw new IOException($"{name} has no {(mail.Subject.Length == 0 ? "Subject" : "From")} in its header, which a mail needs");
        }

        var (fields, body) = Split(header.Span);
        var output = new MemoryStream();
        Put(output, Envelope);
        Put(output, $"From: {EncodedHeader.Name(mail.AuthorName)} <{mail.AuthorEmail}>\n");
        PutAll(output, fields.Where(field => Is(field, "date", "message-id", "in-reply-to")));
        Put(output, $"Subject: {(mark.Length == 0 ? "" : $"[{mark}] ")}{EncodedHeader.Text(mail.Subject)}\nMIME-Version: 1.0\n");
        var charset = System.Text.Unicode.Utf8.IsValid(header.Span) ? "UTF-8" : "ISO-8859-1";
        Put(output, $"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n");
        var tags = fields.Where(field => !Is(field, OfMail)).ToList();
        PutAll(output, tags);
        PutBody(output, body, tags.Count > 0);
        output.Write(patch.Bytes.Span[patch.HeaderLength..]);
        Put(output, patch.Bytes.Span is [.., (byte)'\n'] ? "\n" : "\n\n");
        return output.ToArray();
    }

    // The fields with their continuation lines, and what follows the empty line behind them.
    private static (List<byte[]> Fields, byte[] Body) Split(ReadOnlySpan<byte> header)
    {
        var fields = new List<byte[]>();
        var lines = new LineReader(header);
        var start = 0;
        while (lines.TryRead(out var line))
        {
            if (fields.Count > 0 && line[0] is (byte)' ' or (byte)'\t' && !line.Trim(" \t\r\n"u8).IsEmpty)
            {
                fields[^1] = [.. fields[^1], .. line];
            }
            else if (FieldName(line) > 0)
            {
                fields.Add(line.ToArray());
            }
            else if (lines.LineNumber > 1 || !line.StartsWith("From "u8))
            {
                break;
            }

            start = lines.Position;
        }

        return (fields, header[start..].TrimStart("\r\n"u8).ToArray());
    }

    private static int FieldName(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        for (var i = 0; i < colon; i++)
        {
            if (!char.IsAsciiLetterOrDigit((char)line[i]) && line[i] != '-')
            {
                return 0;
            }
        }

        return Math.Max(colon, 0);
    }

    private static bool Is(byte[] field, params string[] names) =>
        names.Contains(Encoding.ASCII.GetString(field, 0, FieldName(field)).ToLowerInvariant());

    // The message ends at a line of three dashes; what looks like the next mail's beginning is quoted.
    private static void PutBody(MemoryStream output, byte[] body, bool hasTags)
    {
        var hasEnd = false;
        if (hasTags && body.Length > 0 && !body.AsSpan().StartsWith("---\n"u8))
        {
            Put(output, "\n");
        }

        var lines = new LineReader(body);
        while (lines.TryRead(out var line))
        {
            hasEnd |= line.TrimEnd("\r\n"u8).SequenceEqual("---"u8);
            if (line.StartsWith("From "u8) && NextMail().IsMatch(Encoding.Latin1.GetString(line)))
            {
                Put(output, ">");
            }

            output.Write(line);
        }

        Put(output, hasEnd ? "" : "---\n");
    }

    private static void PutAll(MemoryStream output, IEnumerable<byte[]> fields) => fields.ToList().ForEach(field => output.Write(field));

    private static void Put(MemoryStream output, string text) => output.Write(Encoding.UTF8.GetBytes(text));

    // From somebody Mon Sep 17 00:00:00 2001
    [GeneratedRegex(@"^From .*\d:\d\d.* \d{2,}")]
    private static partial Regex NextMail();
}
