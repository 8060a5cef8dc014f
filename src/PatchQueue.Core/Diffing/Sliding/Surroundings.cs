namespace PatchQueue.Diffing;

/// <summary>What stands around a place between two lines; an indentation of -1 means that there is no line with ink.</summary>
/// <param name="IsEndOfFile">Whether no line follows.</param>
/// <param name="Indent">The columns that the next line is indented; -1 when it is blank or missing.</param>
/// <param name="BlanksAbove">Blank lines directly above.</param>
/// <param name="IndentAbove">The columns of the last line above that is not blank.</param>
/// <param name="BlanksBelow">Blank lines directly below the next line.</param>
/// <param name="IndentBelow">The columns of the first line below the next one that is not blank.</param>
internal readonly record struct Surroundings(
    bool IsEndOfFile, int Indent, int BlanksAbove, int IndentAbove, int BlanksBelow, int IndentBelow)
{
    // What is indented further, or stands behind more blank lines, is no text that people wrote; the limits are git's.
    private const int MaxIndent = 200;
    private const int MaxBlanks = 20;

    /// <summary>Looks around the place above line <paramref name="line"/>, from 0.</summary>
    public static Surroundings Of(LineTable lines, int line)
    {
        var isEnd = line >= lines.Count;
        var (blanksAbove, indentAbove) = Look(lines, line - 1, -1);
        var (blanksBelow, indentBelow) = Look(lines, line + 1, 1);
        return new Surroundings(isEnd, isEnd ? -1 : IndentOf(lines[line]), blanksAbove, indentAbove, blanksBelow, indentBelow);
    }

    private static (int Blanks, int Indent) Look(LineTable lines, int line, int step)
    {
        var blanks = 0;
        for (; line >= 0 && line < lines.Count; line += step)
        {
            var indent = IndentOf(lines[line]);
            if (indent >= 0)
            {
                return (blanks, indent);
            }

            if (++blanks == MaxBlanks)
            {
                return (blanks, 0);
            }
        }

        return (blanks, -1);
    }

    private static int IndentOf(ReadOnlySpan<byte> line)
    {
        var indent = 0;
        foreach (var octet in line)
        {
            switch (octet)
            {
                case (byte)' ': indent++; break;
                case (byte)'\t': indent += 8 - (indent % 8); break;
                case (byte)'\r' or (byte)'\n': break;
                default: return indent;
            }

            if (indent >= MaxIndent)
            {
                return MaxIndent;
            }
        }

        return -1;
    }
}
