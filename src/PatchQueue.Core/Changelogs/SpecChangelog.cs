using System.Globalization;
using System.Text;
using PatchQueue.Packaging;

namespace PatchQueue.Changelogs;

/// <summary>
/// RPM's <c>%changelog</c>: entries that begin with a star, the newest day first. A per cent sign is doubled, for rpm expands macros there
/// too.
/// </summary>
public static class SpecChangelog
{
    private const int Width = 76;

    /// <summary>Writes entries.</summary>
    /// <param name="entries">The newest first; one that is newer than the one before it gets that one's day, as rpm demands.</param>
    /// <param name="version">Version and release of the newest, as <c>6.12-1</c>; null for none.</param>
    public static string Write(IEnumerable<ChangelogEntry> entries, string? version)
    {
        var text = new StringBuilder();
        var before = DateTimeOffset.MaxValue;
        foreach (var entry in entries)
        {
            var day = entry.When.ToUniversalTime() is var when && when < before ? when : before;
            before = day;
            var who = PackageText.ForSpec($"{entry.Name} <{entry.Email}>");
            text.Append(CultureInfo.InvariantCulture, $"* {day:ddd MMM dd yyyy} {who}{(version is null ? "" : $" - {version}")}\n");
            version = null;
            foreach (var item in entry.Items)
            {
                Append(text, item.Text, "- ", "  ");
                foreach (var detail in item.Details)
                {
                    Append(text, detail, "  + ", "    ");
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string words, string first, string next) =>
        text.AppendJoin('\n', PackageText.Wrap(PackageText.ForSpec(words), first, next, Width)).Append('\n');
}
