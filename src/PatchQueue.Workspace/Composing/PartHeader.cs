using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Composing;

/// <summary>
/// The header of a part of a split patch: the first keeps it, the others get a copy that says <c>(part 2)</c> behind the subject and has
/// nothing below the line <c>---</c>, where a diffstat would not be true.
/// </summary>
internal static class PartHeader
{
    /// <summary>The header of a part.</summary>
    /// <param name="header">The bytes before the first diff.</param>
    /// <param name="number">The part, from 0.</param>
    public static byte[] Of(ReadOnlySpan<byte> header, int number)
    {
        if (number == 0)
        {
            return header.ToArray();
        }

        var output = new MemoryStream();
        var mark = Encoding.ASCII.GetBytes($" (part {number + 1})");
        var subject = SubjectLine(header);
        var lines = new LineReader(header);
        while (lines.TryRead(out var line))
        {
            var content = line.TrimEnd("\r\n"u8);
            output.Write(content);
            output.Write(lines.LineNumber == subject ? mark : default);
            output.Write(line[content.Length..]);
            if (content.SequenceEqual("---"u8))
            {
                break;
            }
        }

        return output.ToArray();
    }

    // The last line of the field Subject, or of DEP-3's Description of one line; 0 when there is none.
    private static int SubjectLine(ReadOnlySpan<byte> header)
    {
        var lines = new LineReader(header);
        while (lines.TryRead(out var line))
        {
            if (StartsWith(line, "Description:"u8))
            {
                return lines.LineNumber;
            }

            if (StartsWith(line, "Subject:"u8))
            {
                while (lines.Peek() is [(byte)' ' or (byte)'\t', ..] && lines.TryRead(out _))
                {
                }

                return lines.LineNumber;
            }
        }

        return 0;
    }

    private static bool StartsWith(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.Length >= name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name);
}
