using System.Globalization;
using System.Text;

namespace PatchQueue.Packaging;

/// <summary>
/// Text of unknown origin as one clean line: no line end, control, direction or private character, and no more than a package's reader
/// takes. What a tag says can so never begin a line of its own in a spec, a changelog or a script.
/// </summary>
public static class CleanLine
{
    /// <summary>Characters that are kept of a line; rpm and dpkg read longer ones, people do not.</summary>
    public const int MostCharacters = 2000;

    /// <summary>Cleans a text; never fails, and gives an empty line for nothing.</summary>
    /// <param name="text">The text, decoded.</param>
    /// <param name="most">Characters that are kept; a longer text ends in three dots.</param>
    public static string Of(string text, int most = MostCharacters)
    {
        var line = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= most)
            {
                return line.ToString().TrimEnd() + "...";
            }

            if (!IsClean(rune))
            {
                AppendBlank(line);
            }
            else
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd();
    }

    private static void AppendBlank(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ')
        {
            line.Append(' ');
        }
    }

    private static bool IsClean(Rune rune) => rune.Value == ' '
        ? false
        : Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
