using PatchQueue.Culprits;

namespace PatchQueue.Output;

/// <summary>An upstream change behind a patch, as a part of a page.</summary>
internal static class HtmlCulprit
{
    private const int ShortId = 12;

    /// <summary>Writes it.</summary>
    public static void Write(Culprit culprit, HtmlText html)
    {
        html.Markup("<div class=commit><p><span class=role>").Text(Capital(CulpritText.WordsOf(culprit))).Markup("</span> ");
        if (culprit.Commit is { } commit)
        {
            html.Element("span class=subject", commit.Subject).Markup("</p><p class=by>");
            html.Element("span class=id", commit.Id[..ShortId]).Text($" {commit.Author}, {CulpritText.DateOf(commit)} ");
            if (commit.Tag is not null)
            {
                html.Element("span class=tag", commit.Tag);
            }
        }

        html.Markup("</p>");
        WritePlaces(culprit, html);
        WriteLines(culprit, html);
        html.Markup("</div>");
    }

    private static void WritePlaces(Culprit culprit, HtmlText html)
    {
        var files = culprit.Places.Where(place => place.Hunk > 0).GroupBy(place => place.Path).ToList();
        if (files.Count > 0)
        {
            html.Markup("<p class=by>").Text(string.Join(
                "; ", files.Select(file => $"{file.Key} hunk {string.Join(", ", file.Select(place => place.Hunk))}"))).Markup("</p>");
        }
    }

    private static void WriteLines(Culprit culprit, HtmlText html)
    {
        if (culprit.Lines.IsEmpty)
        {
            return;
        }

        html.Markup("<div class=diff>");
        foreach (var line in culprit.Lines)
        {
            var kind = line.Span is [(byte)'+', ..] ? " class=plus" : line.Span is [(byte)'-', ..] ? " class=minus" : "";
            html.Markup($"<span{kind}>").Text(line.Span).Markup("</span>");
        }

        html.Markup("</div>");
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
