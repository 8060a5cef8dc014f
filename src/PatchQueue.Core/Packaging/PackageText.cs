using System.Security;
using System.Text;

namespace PatchQueue.Packaging;

/// <summary>A clean line as the languages of packages quote it.</summary>
public static class PackageText
{
    /// <summary>As text of a spec, where <c>%</c> begins a macro.</summary>
    public static string ForSpec(string text) => CleanLine.Of(text).Replace("%", "%%", StringComparison.Ordinal);

    /// <summary>As one word of a POSIX shell.</summary>
    public static string ForShell(string text) => $"'{CleanLine.Of(text).Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>As text of an XML element or attribute.</summary>
    public static string ForXml(string text) => SecurityElement.Escape(CleanLine.Of(text));

    /// <summary>As text of Markdown: its signs mean themselves.</summary>
    public static string ForMarkdown(string text)
    {
        var result = new StringBuilder();
        foreach (var letter in CleanLine.Of(text))
        {
            _ = letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '!' or '&' or '~'
                ? result.Append('\\').Append(letter)
                : result.Append(letter);
        }

        return result.ToString();
    }

    /// <summary>Words of a clean line, broken so that no line is longer than it should be; a word that is longer stands alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">What the first line begins with.</param>
    /// <param name="next">What each further line begins with.</param>
    /// <param name="width">Characters of a line.</param>
    public static IEnumerable<string> Wrap(string text, string first, string next, int width)
    {
        var line = new StringBuilder(first);
        var isFresh = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFresh && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear().Append(next);
                isFresh = true;
            }

            line.Append(isFresh ? "" : " ").Append(word);
            isFresh = false;
        }

        yield return line.ToString().TrimEnd();
    }
}
