using System.Globalization;
using System.Text;
using PatchQueue.Packaging;

namespace PatchQueue.Changelogs;

/// <summary>A changelog as Markdown: a heading an entry, lists below.</summary>
public static class MarkdownChangelog
{
    /// <summary>Writes entries.</summary>
    /// <param name="entries">The newest first.</param>
    public static string Write(IEnumerable<ChangelogEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            var commit = entry.Commit is null ? "" : $" ({entry.Commit[..12]})";
            var when = entry.When.ToUniversalTime();
            text.Append(CultureInfo.InvariantCulture, $"## {when:yyyy-MM-dd} {PackageText.ForMarkdown(entry.Name)}{commit}\n\n");
            foreach (var item in entry.Items)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {PackageText.ForMarkdown(item.Text)}\n");
                text.Append(string.Concat(item.Details.Select(detail => $"  - {PackageText.ForMarkdown(detail)}\n")));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
