using System.Globalization;
using System.Text;
using PatchQueue.Packaging;

namespace PatchQueue.Changelogs;

/// <summary>
/// A <c>.changes</c> file of the build service: entries below 67 dashes, the newest first. No line of a text can stand at a line's
/// beginning, so none can look like an entry.
/// </summary>
public static class SuseChanges
{
    private const int Width = 72;
    private static readonly string Dashes = new('-', 67);

    /// <summary>Writes entries.</summary>
    /// <param name="entries">The newest first.</param>
    public static string Write(IEnumerable<ChangelogEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            var when = entry.When.ToUniversalTime();
            text.Append(Dashes).Append('\n')
                .Append(CultureInfo.InvariantCulture, $"{when:ddd MMM} {when.Day,2} {when:HH:mm:ss} UTC {when:yyyy} - {Email(entry)}\n\n");
            foreach (var item in entry.Items)
            {
                Append(text, item);
            }

            text.Append(entry.Commit is null ? "\n" : $"- commit {entry.Commit[..7]}\n\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ChangelogItem item)
    {
        text.AppendJoin('\n', PackageText.Wrap(CleanLine.Of(item.Text), "- ", "  ", Width)).Append('\n');
        foreach (var detail in item.Details)
        {
            text.AppendJoin('\n', PackageText.Wrap(CleanLine.Of(detail), "  * ", "    ", Width)).Append('\n');
        }
    }

    private static string Email(ChangelogEntry entry) =>
        CleanLine.Of(entry.Email, most: 200).Replace(" ", "", StringComparison.Ordinal) is { Length: > 0 } email ? email
            : "nobody@localhost";
}
