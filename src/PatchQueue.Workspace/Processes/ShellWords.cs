using System.Text;

namespace PatchQueue.Processes;

/// <summary>Splits a command line into words as a POSIX shell would: quotes and backslashes, and nothing is expanded.</summary>
public static class ShellWords
{
    /// <summary>The words, without their quotes.</summary>
    /// <exception cref="FormatException">A quote is not closed, or a backslash ends the line.</exception>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is ' ' or '\t' or '\n')
            {
                words.AddRange(word is null ? [] : [word.ToString()]);
                word = null;
                continue;
            }

            word ??= new StringBuilder();
            i = line[i] switch
            {
                '\'' => TakeSingle(line, i + 1, word),
                '"' => TakeDouble(line, i + 1, word),
                '\\' => TakeEscaped(line, i + 1, word),
                _ => Take(line, i, word),
            };
        }

        words.AddRange(word is null ? [] : [word.ToString()]);
        return words;
    }

    private static int Take(string line, int at, StringBuilder word)
    {
        word.Append(line[at]);
        return at;
    }

    private static int TakeEscaped(string line, int at, StringBuilder word)
    {
        if (at == line.Length)
        {
            throw new FormatException("a backslash ends the command");
        }

        // A line that is continued.
        word.Append(line[at] == '\n' ? "" : line[at].ToString());
        return at;
    }

    private static int TakeSingle(string line, int start, StringBuilder word)
    {
        var end = line.IndexOf('\'', start);
        word.Append(end < 0 ? throw new FormatException("a quote in the command is not closed") : line[start..end]);
        return end;
    }

    private static int TakeDouble(string line, int start, StringBuilder word)
    {
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                return i;
            }

            // Before anything else a backslash is itself.
            if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] is '"' or '\\' or '$' or '`' or '\n')
            {
                i = TakeEscaped(line, i + 1, word);
            }
            else
            {
                word.Append(line[i]);
            }
        }

        throw new FormatException("a quote in the command is not closed");
    }
}
