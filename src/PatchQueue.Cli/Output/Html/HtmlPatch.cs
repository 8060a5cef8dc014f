using System.Collections.Immutable;
using System.Globalization;
using PatchQueue.Culprits;
using PatchQueue.Porting;
using PatchQueue.Rebasing;

namespace PatchQueue.Output;

/// <summary>The row of a patch, and what there is to say of it below.</summary>
/// <param name="report">What becomes of the queue.</param>
/// <param name="texts">The files of patches that do not stay as they are, with their versions.</param>
/// <param name="html">Takes the page.</param>
internal sealed class HtmlPatch(RebaseReport report, ILookup<int, PortedFile> texts, HtmlText html)
{
    /// <summary>Writes it. What needs a person is there for every browser; the rest is kept as text until it is opened.</summary>
    /// <param name="row">What becomes of the patch.</param>
    public void Write(PortedPatch row)
    {
        var word = OutcomeWords.Of(row.Outcome);
        var place = $"class=\"p o-{word}\" data-o={word} id=p{(row.PatchIndex + 1).ToString(CultureInfo.InvariantCulture)}";
        if (row.IsCertain && row.Files.All(file => file.Outcome <= PortOutcome.Offset))
        {
            html.Markup($"<div {place}><div class=head>");
            Head(row, word);
            html.Markup("</div></div>\n");
            return;
        }

        html.Markup($"<details {place}><summary class=head>");
        Head(row, word);
        html.Markup(row.IsCertain ? "</summary><script type=\"text/x-details\">" : "</summary>");
        Body(row);
        html.Markup(row.IsCertain ? "</script></details>\n" : "</details>\n");
    }

    private void Head(PortedPatch row, string word)
    {
        html.Element("span class=word", word).Element("span class=name", report.Patches[row.PatchIndex].Name);
        if (WhyOf(row) is { } why)
        {
            html.Element("span class=why", why);
        }
    }

    private string? WhyOf(PortedPatch row) =>
        row.Reason ?? row.Files.Select(file => ReasonOf(file)).FirstOrDefault(reason => reason is not null)
        ?? (CulpritsOf(row).FirstOrDefault() is { Commit: { } commit } first ? $"{CulpritText.WordsOf(first)} {commit.Subject}" : null);

    private string? ReasonOf(PortedFile file) =>
        file.BlockedBy is { } other ? $"waits for {report.Patches[other].Name}" : file.Reason;

    private ImmutableArray<Culprit> CulpritsOf(PortedPatch row) =>
        report.Traces.TryGetValue(row.PatchIndex, out var culprits) ? culprits : [];

    private void Body(PortedPatch row)
    {
        html.Markup("<div class=body>");
        if (row.Reason is { } reason)
        {
            html.Element("p class=note", reason);
        }

        var culprits = CulpritsOf(row);
        foreach (var culprit in culprits.Where(culprit => !CulpritText.IsTold(culprit, culprits)))
        {
            HtmlCulprit.Write(culprit, html);
        }

        foreach (var name in row.Vanished)
        {
            html.Markup("<p class=note>Line ").Text(name.Line.ToString(CultureInfo.InvariantCulture))
                .Text($" of the patch, for {name.Path}, uses ").Element("span class=mono", name.Name)
                .Text(", which the new mainline does not have.").Markup("</p>");
        }

        var files = texts.Contains(row.PatchIndex) ? texts[row.PatchIndex] : row.Files;
        foreach (var file in files.Where(file => file.Outcome > PortOutcome.Offset))
        {
            File(file);
        }

        html.Markup("</div>");
    }

    private void File(PortedFile file)
    {
        var word = OutcomeWords.Of(file.Outcome);
        html.Markup($"<p class=\"file o-{word}\">").Element("span class=mono", file.Path.ToString());
        if (!file.NewPath.Equals(file.Path))
        {
            html.Text(" is now ").Element("span class=mono", file.NewPath.ToString());
        }

        html.Markup(" ").Element("em", word).Text(ReasonOf(file) is { } reason ? $": {reason}" : "").Markup("</p>");
        if (file.Texts is { OldBefore: not null, OldAfter: not null, NewBefore: not null } versions && HtmlReport.IsText(versions))
        {
            var panes = new HtmlPanes(new AlignedLines(versions), html);
            foreach (var hunk in Shown(file))
            {
                Hunk(hunk, panes);
            }

            foreach (var proposal in file.Proposals)
            {
                HtmlProposal.Write(proposal, versions.NewBefore, html);
            }
        }
    }

    private static IEnumerable<PortedHunk> Shown(PortedFile file)
    {
        var open = file.Hunks.Where(hunk => hunk.Outcome > PortOutcome.Offset).ToList();
        return open.Count > 0 ? open : file.Hunks;
    }

    private void Hunk(PortedHunk hunk, HtmlPanes panes)
    {
        var words = string.Create(
            CultureInfo.InvariantCulture, $"Hunk {hunk.Hunk}, line {hunk.Line} of the patch: {OutcomeWords.Of(hunk.Outcome)}");
        html.Markup("<div class=hunk>").Element("p", words);
        panes.Write(hunk.Old);
        html.Markup("</div>");
    }
}
