namespace PatchQueue.Patches;

/// <summary>
/// What follows <c>---</c>, <c>+++</c>, <c>***</c> or <c>Index:</c>: a name, perhaps quoted, and perhaps a timestamp.
/// Agrees with GNU patch 2.7.6: a blank ends the name unless a tab follows further on.
/// </summary>
internal static class NameLine
{
    /// <summary>Reads the side that a line names.</summary>
    /// <param name="text">The bytes after the marker, with the line's LF; an unquoted name is a part of them.</param>
    /// <param name="isGit">Under a <c>diff --git</c> line only a tab ends a name, as in git.</param>
    /// <returns>Null when the name is malformed.</returns>
    public static FileSide? TryRead(ReadOnlyMemory<byte> text, bool isGit)
    {
        text = text.TrimStart(" \t"u8).TrimEnd("\r\n"u8);
        if (!TryReadName(text, isGit, out var name, out var length) || name.Span.Contains((byte)0))
        {
            return null;
        }

        return name.Span.SequenceEqual("/dev/null"u8)
            ? new FileSide { Absence = Absence.Absent }
            : new FileSide { Name = name, Absence = Timestamp.IsEpoch(text.Span[length..]) ? Absence.Absent : Absence.Present };
    }

    private static bool TryReadName(ReadOnlyMemory<byte> text, bool isGit, out ReadOnlyMemory<byte> name, out int length)
    {
        if (!text.IsEmpty && text.Span[0] == '"')
        {
            var unquoted = CStyleName.TryRead(text.Span, out length);
            name = unquoted;
            return unquoted is not null;
        }

        length = EndOfName(text.Span, isGit);
        name = text[..length];
        return true;
    }

    private static int EndOfName(ReadOnlySpan<byte> text, bool isGit)
    {
        var tab = text.IndexOf((byte)'\t');
        if (tab >= 0 || isGit)
        {
            return tab < 0 ? text.Length : tab;
        }

        var blank = text.IndexOfAny((byte)' ', (byte)'\v', (byte)'\f');
        return blank < 0 ? text.Length : blank;
    }
}
