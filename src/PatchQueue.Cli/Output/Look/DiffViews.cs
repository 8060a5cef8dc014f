using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using PatchQueue.Cli;
using PatchQueue.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Differences of files for the eye: side by side, or by words. What is no text is only named.</summary>
/// <param name="context">The world around the command.</param>
internal sealed class DiffViews(CommandContext context)
{
    private const int Context = 3;
    private const int UsualWidth = 160;
    private static readonly char[] WordEnds = [.. " \t()[]{},;.:*&=+-<>\"/"];

    /// <summary>Two columns, changed lines beside each other.</summary>
    public void WriteSideBySide(IEnumerable<FilePair> pairs)
    {
        var width = Math.Max(((context.TerminalWidth > 0 ? context.TerminalWidth : UsualWidth) - 3) / 2, 20);
        foreach (var (pair, old, @new) in Texts(pairs))
        {
            context.Out.WriteLine($"=== {pair.NewPath.ToDisplay()}");
            var model = SideBySideDiffBuilder.Diff(old, @new, ignoreWhiteSpace: false);
            foreach (var (place, gap) in Shown(model.NewText.Lines, model.OldText.Lines))
            {
                if (gap)
                {
                    context.Out.WriteLine("...");
                }

                var (left, right) = (model.OldText.Lines[place], model.NewText.Lines[place]);
                context.Out.WriteLine($"{Cell(left.Text, width).PadRight(width)} {Mark(left, right)} {Cell(right.Text, width)}".TrimEnd());
            }
        }
    }

    /// <summary>
    /// Changed lines once, with what goes in <c>[-...-]</c> and what comes in <c>{+...+}</c>: as git's <c>--word-diff</c>.
    /// </summary>
    public void WriteWords(IEnumerable<FilePair> pairs)
    {
        foreach (var (pair, old, @new) in Texts(pairs))
        {
            context.Out.WriteLine($"=== {pair.NewPath.ToDisplay()}");
            var model = SideBySideDiffBuilder.Diff(old, @new, ignoreWhiteSpace: false);
            foreach (var (place, gap) in Shown(model.NewText.Lines, model.OldText.Lines))
            {
                if (gap)
                {
                    context.Out.WriteLine("...");
                }

                context.Out.WriteLine(Words(model.OldText.Lines[place], model.NewText.Lines[place]));
            }
        }
    }

    private static string Words(DiffPiece old, DiffPiece @new)
    {
        if (@new.Type is ChangeType.Unchanged)
        {
            return Shown(@new.Text);
        }

        if (old.Text is null || @new.Text is null)
        {
            return old.Text is null ? $"{{+{Shown(@new.Text)}+}}" : $"[-{Shown(old.Text)}-]";
        }

        var result = Differ.Instance.CreateWordDiffs(old.Text, @new.Text, ignoreWhitespace: false, WordEnds);
        var (line, place) = (new StringBuilder(), 0);
        foreach (var block in result.DiffBlocks)
        {
            line.Append(Joined(result.PiecesNew, place, block.InsertStartB - place));
            line.Append(block.DeleteCountA == 0 ? "" : $"[-{Joined(result.PiecesOld, block.DeleteStartA, block.DeleteCountA)}-]");
            line.Append(block.InsertCountB == 0 ? "" : $"{{+{Joined(result.PiecesNew, block.InsertStartB, block.InsertCountB)}+}}");
            place = block.InsertStartB + block.InsertCountB;
        }

        return line.Append(Joined(result.PiecesNew, place, result.PiecesNew.Count - place)).ToString();
    }

    private static string Joined(IReadOnlyList<string> pieces, int start, int count) =>
        Shown(string.Concat(pieces.Skip(start).Take(count)));

    // Changed lines with what stands around them; whether something was left out before.
    private static IEnumerable<(int Place, bool Gap)> Shown(List<DiffPiece> @new, List<DiffPiece> old)
    {
        var last = -1;
        for (var i = 0; i < @new.Count; i++)
        {
            var near = Enumerable.Range(Math.Max(i - Context, 0), Math.Min(i + Context, @new.Count - 1) - Math.Max(i - Context, 0) + 1);
            if (near.Any(place => @new[place].Type != ChangeType.Unchanged || old[place].Type != ChangeType.Unchanged))
            {
                yield return (i, i > last + 1);
                last = i;
            }
        }
    }

    private IEnumerable<(FilePair Pair, string Old, string New)> Texts(IEnumerable<FilePair> pairs)
    {
        foreach (var pair in pairs)
        {
            var (old, @new) = (BytesOf(pair.Old), BytesOf(pair.New));
            if (old.Span.SequenceEqual(@new.Span))
            {
                continue;
            }

            if (old.Span.Contains((byte)0) || @new.Span.Contains((byte)0))
            {
                context.Out.WriteLine($"=== {pair.NewPath.ToDisplay()} is no text");
                continue;
            }

            yield return (pair, TextOf(old.Span), TextOf(@new.Span));
        }
    }

    // DiffPlex takes what follows the last line end for another line.
    private static string TextOf(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes is [.., (byte)'\n'] ? bytes[..^1] : bytes);

    private static ReadOnlyMemory<byte> BytesOf(SourceFile? file) => file is null ? default : file.Bytes;

    private static char Mark(DiffPiece left, DiffPiece right) =>
        left.Type == ChangeType.Unchanged && right.Type == ChangeType.Unchanged ? ' '
        : left.Text is null ? '>'
        : right.Text is null ? '<'
        : '|';

    private static string Cell(string? text, int width) =>
        Shown(text) is var shown && shown.Length <= width ? shown : shown[..(width - 1)] + "…";

    private static string Shown(string? text) => DisplayText.Of((text ?? "").Replace("\t", "    ", StringComparison.Ordinal));
}
