using PatchQueue.Diffing;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>A result that a person may accept, as a part of a page: what it would change in the new mainline.</summary>
internal static class HtmlProposal
{
    private const int MostLines = 60;

    /// <summary>Writes it.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="before">The new mainline's file before the patch; null for none.</param>
    /// <param name="html">Takes the page.</param>
    public static void Write(PortProposal proposal, SourceFile? before, HtmlText html)
    {
        html.Markup("<div class=proposal><p>Proposal, not proven: ")
            .Text($"{ProposalWords.Of(proposal.Kind)} ({proposal.Note})").Markup("</p>");
        var (old, @new) = (LineTable.Of(before?.Bytes ?? default), LineTable.Of(proposal.File?.Bytes ?? default));
        html.Markup("<div class=diff>");
        var left = MostLines;
        foreach (var change in LineDiff.Between(old, @new, DiffAlgorithm.Histogram))
        {
            Lines(old, change.OldStart, change.OldEnd, '-', ref left, html);
            Lines(@new, change.NewStart, change.NewEnd, '+', ref left, html);
        }

        html.Markup(left > 0 ? "</div></div>" : "<span>...</span></div></div>");
    }

    private static void Lines(LineTable text, int start, int end, char sign, ref int left, HtmlText html)
    {
        for (var line = start; line < end && left > 0; line++, left--)
        {
            html.Markup(sign == '+' ? "<span class=plus>+" : "<span class=minus>-").Text(text[line].TrimEnd("\r\n"u8)).Markup("</span>");
        }
    }
}
