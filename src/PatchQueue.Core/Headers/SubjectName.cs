using System.Text;

namespace PatchQueue.Headers;

/// <summary>
/// A file name made of a mail's subject, by the rules of <c>git format-patch</c>, without its number: the series has the order.
/// </summary>
public static class SubjectName
{
    // What git leaves of 64 characters for the name, without number and suffix.
    private const int MaxLength = 52;

    /// <summary>The name with <c>.patch</c>; null when no letter of the subject is left.</summary>
    public static string? Of(string subject)
    {
        var name = new StringBuilder(subject.Length);
        var isApart = false;
        foreach (var letter in subject)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '_'))
            {
                isApart = true;
                continue;
            }

            if (letter == '.' && name.Length > 0 && name[^1] == '.')
            {
                continue;
            }

            name.Append(isApart && name.Length > 0 ? "-" : "").Append(letter);
            isApart = false;
        }

        var cut = name.ToString(0, Math.Min(name.Length, MaxLength)).TrimStart('.', '-').TrimEnd('.', '-');
        return cut.Length == 0 ? null : cut + ".patch";
    }
}
