using System.Globalization;
using System.Text;
using PatchQueue.Diffing;
using PatchQueue.Porting;
using PatchQueue.Rebasing;

namespace PatchQueue.Output;

/// <summary>What becomes of a queue on a new mainline, as one page that stands alone.</summary>
internal static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="forecast">What becomes of it.</param>
    /// <param name="texts">The files of patches that do not stay as they are, with their versions.</param>
    /// <param name="writer">Takes the page.</param>
    public static void Write(RebaseForecast forecast, ILookup<int, PortedFile> texts, TextWriter writer)
    {
        var report = forecast.Report;
        var counts = report.Rows.CountBy(row => row.Outcome).OrderByDescending(pair => pair.Key).ToList();
        var (from, onto) = (MatrixText.NameOf(forecast.Setup.From.Name), MatrixText.NameOf(forecast.Setup.Onto.Name));
        HtmlPage.Write($"{from} → {onto}: {report.Rows.Length} patches", FilterRules(counts.Select(pair => pair.Key)), html =>
        {
            html.Markup("<header><h1>").Text(from).Markup(" <span>to</span> ").Text(onto).Markup("</h1>");
            html.Element("p class=sub", $"What becomes of {Count(report.Rows.Length, "patch", "patches")} on the new mainline.");
            Verdict(report, html);
            Bar(counts, html);
            html.Markup("</header>\n");
            Tools(counts, html);
            html.Markup("<main>");
            if (forecast.Matrix is { } matrix)
            {
                HtmlMatrix.Write(matrix, html);
            }

            var patch = new HtmlPatch(report, texts, html);
            List("Needs a person", report.Rows.Where(row => !row.IsCertain), patch, html);
            List("Certain", report.Rows.Where(row => row.IsCertain), patch, html);
            html.Markup("</main>\n<footer><noscript>Details of patches that need nobody open with JavaScript only. </noscript>")
                .Text("Written by pq rebase.").Markup("</footer>\n");
        }, writer);
    }

    /// <summary>Whether all versions of a file are text.</summary>
    public static bool IsText(PortedTexts texts) => new[] { texts.OldBefore, texts.OldAfter, texts.NewBefore }.All(
        file => file is { Kind: PatchQueue.Text.FileKind.Regular } && !FilePair.IsBinaryData(file.Bytes.Span));

    private static void Verdict(RebaseReport report, HtmlText html)
    {
        var open = report.Rows.Count(row => !row.IsCertain);
        html.Markup(open == 0 ? "<p class=\"verdict done\"><b>" : "<p class=verdict><b>")
            .Text(open == 0 ? "Nothing needs a person" : $"{Count(open, "patch needs", "patches need")} a person").Markup("</b>")
            .Text(open == 0 ? "." : $", {Number(report.Rows.Length - open)} need nobody.").Markup("</p>");
    }

    private static void Bar(IEnumerable<KeyValuePair<PortOutcome, int>> counts, HtmlText html)
    {
        html.Markup("<div class=bar aria-hidden=true>");
        foreach (var (outcome, count) in counts)
        {
            html.Markup($"<i class=o-{OutcomeWords.Of(outcome)} style=\"flex:{count.ToString(CultureInfo.InvariantCulture)}\"></i>");
        }

        html.Markup("</div>");
    }

    private static void Tools(IEnumerable<KeyValuePair<PortOutcome, int>> counts, HtmlText html)
    {
        html.Markup("<div class=tools role=group aria-label=Filter>");
        foreach (var (outcome, count) in counts)
        {
            var word = OutcomeWords.Of(outcome);
            html.Markup($"<label class=o-{word}><input type=checkbox checked id=f-{word} value={word}>")
                .Markup($"{word} <b>{Number(count)}</b></label>");
        }

        html.Markup("<span class=\"needs-js find\"><i>Search ( / )</i><input type=search id=search aria-label=Search></span>")
            .Markup("<output id=count class=needs-js></output></div>\n");
    }

    private static void List(string title, IEnumerable<PortedPatch> rows, HtmlPatch patch, HtmlText html)
    {
        var sorted = rows.OrderByDescending(row => row.Outcome).ThenBy(row => row.PatchIndex).ToList();
        if (sorted.Count == 0)
        {
            return;
        }

        html.Element("h2", title).Markup("\n<section class=list>\n");
        foreach (var row in sorted)
        {
            patch.Write(row);
        }

        html.Markup("</section>\n");
    }

    // Filters work without any script.
    private static string FilterRules(IEnumerable<PortOutcome> outcomes)
    {
        var rules = new StringBuilder();
        foreach (var word in outcomes.Select(OutcomeWords.Of))
        {
            rules.Append(CultureInfo.InvariantCulture, $"body:has(#f-{word}:not(:checked)) .p.o-{word} {{ display: none; }}\n");
        }

        return rules.ToString();
    }

    private static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
