using System.Collections.Immutable;
using System.Globalization;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Output;

/// <summary>Three texts side by side, or below each other where the page is narrow; the words in which they differ are marked.</summary>
/// <param name="aligned">The texts.</param>
/// <param name="html">Takes the page.</param>
internal sealed class HtmlPanes(AlignedLines aligned, HtmlText html)
{
    /// <summary>Writes them.</summary>
    /// <param name="lines">Lines of the file before the patch.</param>
    public void Write(LineRange lines)
    {
        var chunks = aligned.At(lines);
        var marks = chunks.Select(MarksOf).ToList();
        html.Markup("<div class=three>");
        Pane("Before the patch (old mainline)", aligned.Base, chunks, chunk => chunk.Base, i => marks[i].Base, "minus", IsBaseChanged);
        Pane("After the patch", aligned.Theirs, chunks, chunk => chunk.Theirs, i => marks[i].Theirs, "plus", IsTheirs);
        Pane("Upstream (new mainline)", aligned.Ours, chunks, chunk => chunk.Ours, i => marks[i].Ours, "plus", IsOurs);
        html.Markup("</div>");
    }

    private void Pane(
        string title, LineTable text, ImmutableArray<MergeChunk> chunks, Func<MergeChunk, LineRange> side,
        Func<int, ImmutableArray<LineRange>> marks, string word, Func<MergeChunk, bool> isChanged)
    {
        html.Markup("<div class=pane>").Element("h4", title).Markup("<div class=text>");
        for (var i = 0; i < chunks.Length; i++)
        {
            var range = side(chunks[i]);
            Lines(text, range, isChanged(chunks[i]) ? word : "", marks(i));
            for (var row = range.Count; row < AlignedLines.Height(chunks[i]); row++)
            {
                html.Markup("<span class=pad></span>");
            }
        }

        html.Markup("</div></div>");
    }

    private void Lines(LineTable text, LineRange range, string word, ImmutableArray<LineRange> marks)
    {
        var start = range.IsEmpty ? 0 : text.Range(range.Start, 1).Offset;
        for (var line = range.Start; line < range.End; line++)
        {
            var slice = text.Range(line, 1);
            var content = text[line].TrimEnd("\r\n"u8);
            var number = (line + 1).ToString(CultureInfo.InvariantCulture);
            html.Markup(word.Length == 0 ? $"<span data-n={number}>" : $"<span class={word} data-n={number}>");
            Marked(content, slice.Offset - start, word.Length == 0 ? [] : marks);
            html.Markup("</span>");
        }
    }

    // The marks are ranges of the bytes of the part that the line stands in.
    private void Marked(ReadOnlySpan<byte> content, int offset, ImmutableArray<LineRange> marks)
    {
        var done = 0;
        foreach (var mark in marks)
        {
            var (from, to) = (Math.Clamp(mark.Start - offset, done, content.Length), Math.Clamp(mark.End - offset, done, content.Length));
            if (from < to)
            {
                html.Text(content[done..from]).Markup("<u>").Text(content[from..to]).Markup("</u>");
                done = to;
            }
        }

        html.Text(content[done..]);
    }

    private Marks MarksOf(MergeChunk chunk)
    {
        var before = BytesOf(aligned.Base, chunk.Base);
        var theirs = BytesOf(aligned.Theirs, chunk.Theirs);
        var ours = BytesOf(aligned.Ours, chunk.Ours);
        var byPatch = IsTheirs(chunk) ? WordMarks.Between(before, theirs) : ([], []);
        var byUpstream = IsOurs(chunk) ? WordMarks.Between(before, ours) : ([], []);
        ImmutableArray<LineRange> both = [.. byPatch.Old.Concat(byUpstream.Old).OrderBy(range => range.Start)];
        return new Marks(both, byPatch.New, byUpstream.New);
    }

    private static ReadOnlySpan<byte> BytesOf(LineTable text, LineRange range) => text.Range(range.Start, range.Count).Of(text.Bytes.Span);

    private static bool IsBaseChanged(MergeChunk chunk) => chunk.Kind != MergeChunkKind.Common;

    private static bool IsTheirs(MergeChunk chunk) => chunk.Kind is MergeChunkKind.Theirs or MergeChunkKind.Both or MergeChunkKind.Conflict;

    private static bool IsOurs(MergeChunk chunk) => chunk.Kind is MergeChunkKind.Ours or MergeChunkKind.Both or MergeChunkKind.Conflict;

    private sealed record Marks(ImmutableArray<LineRange> Base, ImmutableArray<LineRange> Theirs, ImmutableArray<LineRange> Ours);
}
