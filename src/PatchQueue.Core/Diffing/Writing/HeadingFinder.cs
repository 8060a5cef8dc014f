using PatchQueue.Text;

namespace PatchQueue.Diffing;

/// <summary>
/// Finds the headings of a file's hunks, from top to bottom. A hunk without a heading line between it and the hunk before has that one's.
/// </summary>
internal sealed class HeadingFinder(LineTable lines, HeadingRule rule)
{
    private int _searched;
    private Slice _heading;

    /// <summary>The heading of a hunk whose first line, context included, is <paramref name="start"/>, from 0; empty for none.</summary>
    public ReadOnlySpan<byte> Find(int start)
    {
        if (rule != HeadingRule.None)
        {
            Search(start);
        }

        return _heading.Of(lines.Bytes.Span);
    }

    private void Search(int start)
    {
        for (var line = start - 1; line >= _searched; line--)
        {
            if (IsHeading(lines[line][0]))
            {
                var text = lines[line].TrimEnd((byte)'\n');
                text = text[..Math.Min(text.Length, rule == HeadingRule.Git ? 80 : 40)];
                text = text.TrimEnd(rule == HeadingRule.Git ? " \t\r\n"u8 : " \t\r\n\v\f"u8);
                _heading = lines.Range(line, 1) with { Length = text.Length };
                break;
            }
        }

        _searched = Math.Max(start, _searched);
    }

    private static bool IsHeading(byte first) => char.IsAsciiLetter((char)first) || first is (byte)'_' or (byte)'$';
}
