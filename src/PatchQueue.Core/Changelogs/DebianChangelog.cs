using System.Globalization;
using System.Text;
using PatchQueue.Packaging;

namespace PatchQueue.Changelogs;

/// <summary>
/// A Debian changelog: a heading, items indented by two blanks, a trailer. Every line of a text is indented by two blanks and a star or
/// four blanks, so that none can be taken for a trailer, which is indented by one.
/// </summary>
public static class DebianChangelog
{
    private const int Width = 80;

    /// <summary>Writes one entry of a package.</summary>
    /// <param name="package">The source package.</param>
    /// <param name="version">Its version.</param>
    /// <param name="distribution">Where it goes, such as <c>unstable</c>.</param>
    /// <param name="entry">Who, when and what.</param>
    public static string Write(string package, string version, string distribution, ChangelogEntry entry)
    {
        var text = new StringBuilder($"{package} ({version}) {distribution}; urgency=medium\n\n");
        foreach (var item in entry.Items)
        {
            Append(text, item.Text, "  * ", "    ");
            foreach (var detail in item.Details)
            {
                Append(text, detail, "    - ", "      ");
            }
        }

        var when = entry.When.ToUniversalTime();
        var (name, email) = Person(entry);
        return text.Append(CultureInfo.InvariantCulture, $"\n -- {name} <{email}>  {when:ddd, dd MMM yyyy HH:mm:ss} +0000\n").ToString();
    }

    /// <summary>Name and address as a trailer can hold them.</summary>
    public static (string Name, string Email) Person(ChangelogEntry entry) => (
        Plain(entry.Name) is { Length: > 0 } name ? name : "nobody",
        Plain(entry.Email).Replace(" ", "", StringComparison.Ordinal) is { Length: > 0 } email ? email : "nobody@localhost");

    private static string Plain(string text) => CleanLine.Of(text.Replace('<', ' ').Replace('>', ' '), most: 200);

    private static void Append(StringBuilder text, string words, string first, string next) =>
        text.AppendJoin('\n', PackageText.Wrap(CleanLine.Of(words), first, next, Width)).Append('\n');
}
