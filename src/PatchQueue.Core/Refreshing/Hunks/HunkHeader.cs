using System.Text;

namespace PatchQueue.Refreshing;

/// <summary>The line above a hunk: <c>@@ -start,count +start,count @@ heading</c>.</summary>
internal static class HunkHeader
{
    /// <summary>The line with other starts; counts, heading and line end stay as they are written.</summary>
    public static byte[] Renumbered(ReadOnlySpan<byte> line, int oldStart, int newStart)
    {
        var (oldAt, newAt) = ("@@ -".Length, line.IndexOf(" +"u8) + 2);
        return
        [
            .. "@@ -"u8, .. Encoding.ASCII.GetBytes($"{oldStart}"), .. line[EndOfNumber(line, oldAt)..newAt],
            .. Encoding.ASCII.GetBytes($"{newStart}"), .. line[EndOfNumber(line, newAt)..],
        ];
    }

    /// <summary>What stands behind the second <c>@@</c>, without the line's end.</summary>
    public static ReadOnlySpan<byte> HeadingOf(ReadOnlySpan<byte> line)
    {
        var rest = line[2..];
        return rest[(rest.IndexOf("@@"u8) + 2)..].TrimEnd("\r\n"u8);
    }

    private static int EndOfNumber(ReadOnlySpan<byte> line, int start)
    {
        while (char.IsAsciiDigit((char)line[start]))
        {
            start++;
        }

        return start;
    }
}
