using System.Collections.Immutable;
using PatchQueue.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Tracing;

/// <summary>
/// A file between two patches, and which of them made what is in it. Patches are places in the series, from 0;
/// <see cref="Mainline"/> is none of them.
/// </summary>
public sealed record TracedFile
{
    /// <summary>What no patch made.</summary>
    public const int Mainline = -1;

    /// <summary>The file; null when there is none.</summary>
    public required SourceFile? Content { get; init; }

    /// <summary>Its lines.</summary>
    public required LineTable Lines { get; init; }

    /// <summary>For each line the patch that it comes from.</summary>
    public required ImmutableArray<int> Makers { get; init; }

    /// <summary>
    /// For each gap between two lines, the one before the first and the one behind the last counted, the patch that removed lines there.
    /// </summary>
    public required ImmutableArray<int> Seams { get; init; }

    /// <summary>The patch that last made, removed or renamed the file, or changed its mode or kind.</summary>
    public int Shaper { get; init; } = Mainline;

    /// <summary>The patch that last changed anything about it.</summary>
    public int LastChange { get; init; } = Mainline;

    /// <summary>A file as no patch has touched it yet.</summary>
    public static TracedFile OfMainline(SourceFile? file)
    {
        var lines = LinesOf(file);
        return new TracedFile
        {
            Content = file,
            Lines = lines,
            Makers = [.. Enumerable.Repeat(Mainline, lines.Count)],
            Seams = [.. Enumerable.Repeat(Mainline, lines.Count + 1)],
        };
    }

    /// <summary>The file as a patch leaves it.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="file">What it leaves; null for nothing.</param>
    /// <param name="isMoved">Whether the patch gives it this name.</param>
    /// <param name="changes">Which lines the patch changes.</param>
    public TracedFile With(int patch, SourceFile? file, bool isMoved, out ImmutableArray<LineChange> changes)
    {
        var lines = LinesOf(file);
        changes = LineDiff.Between(Lines, lines, DiffAlgorithm.Myers);
        var makers = new int[lines.Count];
        var seams = new int[lines.Count + 1];
        Array.Fill(seams, Mainline);
        Carry(changes, patch, makers, seams);
        var isReshaped = isMoved || Content?.Kind != file?.Kind || Content?.IsExecutable != file?.IsExecutable;
        return new TracedFile
        {
            Content = file,
            Lines = lines,
            Makers = [.. makers],
            Seams = [.. seams],
            Shaper = isReshaped ? patch : Shaper,
            LastChange = patch,
        };
    }

    private void Carry(ImmutableArray<LineChange> changes, int patch, int[] makers, int[] seams)
    {
        var (from, to) = (0, 0);
        foreach (var change in changes.Append(new LineChange(Lines.Count, 0, makers.Length, 0)))
        {
            var count = change.OldStart - from;
            Makers.AsSpan(from, count).CopyTo(makers.AsSpan(to));
            // The gaps inside the run stay; that before it stays where the file begins, that behind it where the file ends.
            var first = from == 0 && to == 0 ? 0 : 1;
            var end = change.OldStart == Lines.Count && change.OldCount == 0 && change.NewCount == 0 ? count + 1 : count;
            if (end > first)
            {
                Seams.AsSpan(from + first, end - first).CopyTo(seams.AsSpan(to + first));
            }

            makers.AsSpan(change.NewStart, change.NewCount).Fill(patch);
            if (change is { NewCount: 0, OldCount: > 0 })
            {
                seams[change.NewStart] = patch;
            }

            (from, to) = (change.OldEnd, change.NewEnd);
        }
    }

    private static LineTable LinesOf(SourceFile? file) => LineTable.Of(file?.Bytes ?? default);
}
