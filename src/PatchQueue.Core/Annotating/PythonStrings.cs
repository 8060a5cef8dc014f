using System.Text;

namespace PatchQueue.Annotating;

/// <summary>A dict of strings as Python prints it and <c>literal_eval</c> reads it: <c>{'amd64': 'y', 'arm64': '"x"'}</c>.</summary>
internal static class PythonStrings
{
    /// <summary>Reads one.</summary>
    /// <returns>Null when it is none.</returns>
    public static List<KeyValuePair<string, string>>? TryRead(string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var place = Skip(text, 0);
        if (!Take(text, ref place, '{'))
        {
            return null;
        }

        while (!Take(text, ref place, '}'))
        {
            if (TryString(text, ref place) is not { } key || !Take(text, ref place, ':') || TryString(text, ref place) is not { } value)
            {
                return null;
            }

            pairs.Add(new(key, value));
            if (!Take(text, ref place, ',') && (place >= text.Length || text[place] != '}'))
            {
                return null;
            }
        }

        return place == text.Length ? pairs : null;
    }

    /// <summary>Writes one.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> pairs) =>
        "{" + string.Join(", ", pairs.Select(pair => $"{Quote(pair.Key)}: {Quote(pair.Value)}")) + "}";

    private static string Quote(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var result = new StringBuilder().Append(quote);
        foreach (var letter in text)
        {
            if (letter == quote || letter == '\\')
            {
                result.Append('\\');
            }

            result.Append(letter);
        }

        return result.Append(quote).ToString();
    }

    private static string? TryString(string text, ref int place)
    {
        if (place >= text.Length || text[place] is not ('\'' or '"'))
        {
            return null;
        }

        var quote = text[place];
        var result = new StringBuilder();
        for (place++; place < text.Length && text[place] != quote; place++)
        {
            if (text[place] == '\\' && place + 1 < text.Length)
            {
                place++;
                result.Append(text[place] is '\'' or '"' or '\\' ? "" : "\\");
            }

            result.Append(text[place]);
        }

        if (place == text.Length)
        {
            return null;
        }

        place = Skip(text, place + 1);
        return result.ToString();
    }

    private static bool Take(string text, ref int place, char sign)
    {
        if (place >= text.Length || text[place] != sign)
        {
            return false;
        }

        place = Skip(text, place + 1);
        return true;
    }

    private static int Skip(string text, int place)
    {
        while (place < text.Length && text[place] == ' ')
        {
            place++;
        }

        return place;
    }
}
