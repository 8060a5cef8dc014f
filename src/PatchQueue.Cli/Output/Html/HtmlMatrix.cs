using System.Globalization;
using PatchQueue.Rebasing;

namespace PatchQueue.Output;

/// <summary>The patches by the mainlines on which they hurt, as a part of a page.</summary>
internal static class HtmlMatrix
{
    /// <summary>Writes the table.</summary>
    public static void Write(RebaseMatrix matrix, HtmlText html)
    {
        var rows = matrix.Notable().ToList();
        html.Element("h2", "Versions").Markup("\n<div class=scroll tabindex=0><table class=matrix><thead><tr><th>Patch</th>");
        foreach (var name in matrix.Mainlines)
        {
            html.Element("th scope=col", MatrixText.NameOf(name));
        }

        html.Markup("</tr></thead><tbody>\n<tr><th scope=row>Patches that need a person</th>");
        foreach (var report in matrix.Reports)
        {
            html.Element("td", report.Rows.Count(row => !row.IsCertain).ToString("N0", CultureInfo.InvariantCulture));
        }

        html.Markup("</tr>\n");
        foreach (var patch in rows)
        {
            Row(matrix, patch, html);
        }

        html.Markup("</tbody></table></div>\n");
    }

    private static void Row(RebaseMatrix matrix, int patch, HtmlText html)
    {
        var first = matrix.FirstHurt(patch);
        var anchor = (patch + 1).ToString(CultureInfo.InvariantCulture);
        html.Markup("<tr><th scope=row>").Element($"a href=\"#p{anchor}\"", matrix.Reports[0].Patches[patch].Name).Markup("</th>");
        var version = 0;
        foreach (var row in matrix.RowsOf(patch))
        {
            var word = OutcomeWords.Of(row.Outcome);
            var kind = row.IsCertain ? "" : version == first ? " hurts first" : " hurts";
            html.Element($"td class=\"o-{word}{kind}\"", word);
            version++;
        }

        html.Markup("</tr>\n");
    }
}
