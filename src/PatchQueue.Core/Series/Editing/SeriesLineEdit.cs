using System.Text;
using PatchQueue.Guards;

namespace PatchQueue.Series;

/// <summary>Changes to one line of a SUSE series: who stands on it, and which guards and which comment hold for a patch.</summary>
internal static class SeriesLineEdit
{
    /// <summary>The line's patches on a line each, with all guards that held for them; the same bytes where there is one.</summary>
    /// <exception cref="InvalidOperationException">The line is continued.</exception>
    public static byte[] Unfold(SeriesLine.Entry line)
    {
        DemandOneLine(line);
        var bytes = line.Bytes.Span;
        var (indent, end) = (bytes[..Math.Max(bytes.IndexOfAnyExcept(" \t"u8), 0)].ToArray(), EndOf(bytes).ToArray());
        var text = new List<byte>();
        foreach (var patch in line.Patches)
        {
            text.AddRange(Before(indent, GuardList.Empty, patch.Guards));
            text.AddRange(patch.Name.Span);
            text.AddRange(patch == line.Patches[^1] ? bytes[EndOfName(line, patch)..] : end.Length > 0 ? end : "\n"u8);
        }

        return [.. text];
    }

    /// <summary>A line that names one patch, with other guards.</summary>
    /// <param name="line">The line.</param>
    /// <param name="guards">The new guards.</param>
    /// <param name="comment">The comment behind the name, without its <c>#</c>; empty for none, null for the one that stands there.</param>
    /// <exception cref="InvalidOperationException">The line is continued.</exception>
    public static byte[] Guard(SeriesLine.Entry line, GuardList guards, string? comment)
    {
        DemandOneLine(line);
        var bytes = line.Bytes.Span;
        var patch = line.Patches[0];
        var behind = EndOfName(line, patch);
        return
        [
            .. Before(bytes[..(behind - patch.Name.Length)], patch.Guards, guards),
            .. patch.Name.Span,
            .. Behind(bytes[behind..], patch.Comment.Length, comment),
        ];
    }

    // [blanks] [guard...] blanks, in the dress that the line has; guards that are new stand first of all, as kernel-source writes them.
    private static byte[] Before(ReadOnlySpan<byte> old, GuardList oldGuards, GuardList guards)
    {
        var words = Encoding.UTF8.GetBytes(guards.ToString());
        if (oldGuards.IsEmpty)
        {
            return guards.IsEmpty ? old.ToArray() : [.. words, .. old.IsEmpty ? " "u8 : old];
        }

        var leading = old[..old.IndexOfAnyExcept(PerlSpace.Bytes)];
        var between = old[PerlSpace.TrimEnd(old).Length..];
        return !guards.IsEmpty ? [.. leading, .. words, .. between]
            : !leading.IsEmpty ? leading.ToArray()
            : between.SequenceEqual(" "u8) ? []
            : between.ToArray();
    }

    private static byte[] Behind(ReadOnlySpan<byte> old, int oldComment, string? comment)
    {
        if (comment is null)
        {
            return old.ToArray();
        }

        var text = PerlSpace.TrimEnd(old);
        var blanks = text[..^oldComment];
        var rest = PerlSpace.TrimEnd(blanks);
        blanks = oldComment > 0 ? blanks[rest.Length..] : " "u8;
        return comment.Length == 0
            ? [.. rest, .. EndOf(old)]
            : [.. rest, .. blanks, .. "# "u8, .. Encoding.UTF8.GetBytes(Words(comment)), .. EndOf(old)];
    }

    private static string Words(string comment) =>
        string.Join(' ', comment.TrimStart('#').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int EndOfName(SeriesLine.Entry line, SeriesEntry patch)
    {
        line.Bytes.Span.Overlaps(patch.Name.Span, out var offset);
        return offset + patch.Name.Length;
    }

    private static ReadOnlySpan<byte> EndOf(ReadOnlySpan<byte> line) =>
        line.EndsWith("\r\n"u8) ? line[^2..] : line.EndsWith("\n"u8) ? line[^1..] : [];

    private static void DemandOneLine(SeriesLine.Entry line)
    {
        if (line.Bytes.Span.TrimEnd("\n"u8).Contains((byte)'\n') || line.Patches.Any(patch => patch.IsSkipped))
        {
            throw new InvalidOperationException($"line {line.LineNumber} of the series is continued by a backslash; write it as one first");
        }
    }
}
