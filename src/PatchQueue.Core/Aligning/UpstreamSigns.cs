using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Aligning;

/// <summary>
/// Whether the new mainline has what a hunk adds, where that was nowhere in the old mainline's file: a sign that upstream has the change,
/// in whatever place and form.
/// </summary>
/// <param name="old">The old mainline's file; null for none.</param>
/// <param name="new">The new mainline's file; null for none.</param>
internal sealed class UpstreamSigns(SourceFile? old, SourceFile? @new)
{
    private TextSet? _oldLines;
    private TextSet? _newLines;
    private TextSet? _oldWords;
    private TextSet? _newWords;

    /// <summary>The lines of the old mainline's file.</summary>
    public TextSet OldLines => _oldLines ??= TextSet.OfLines((old?.Bytes ?? default).Span);

    /// <summary>The lines of the new mainline's file.</summary>
    public TextSet NewLines => _newLines ??= TextSet.OfLines((@new?.Bytes ?? default).Span);

    /// <summary>
    /// Whether a hunk adds lines that were nowhere in the old mainline's file, and the new one has all of them.
    /// </summary>
    /// <param name="text">The patch's text.</param>
    /// <param name="hunk">The hunk.</param>
    /// <param name="isReversed">Whether it is applied in reverse.</param>
    public bool ShowsAll(ReadOnlySpan<byte> text, in Hunk hunk, bool isReversed)
    {
        var body = hunk.Body.Of(text);
        var reader = new HunkLineReader(body);
        var fresh = 0;
        while (reader.TryRead(out var kind, out var line))
        {
            if (kind != (isReversed ? '-' : '+') || OldLines.HasLine(line.Of(body)))
            {
                continue;
            }

            if (!NewLines.HasLine(line.Of(body)))
            {
                return false;
            }

            fresh++;
        }

        return fresh > 0;
    }

    /// <summary>How much of a hunk the new mainline shows, from 0 to 1, line by line; 0 also where the hunk tells nothing.</summary>
    /// <param name="text">The patch's text.</param>
    /// <param name="hunk">The hunk.</param>
    /// <param name="isReversed">Whether it is applied in reverse.</param>
    public double LineShareOf(ReadOnlySpan<byte> text, in Hunk hunk, bool isReversed)
    {
        var (added, removed) = SidesOf(text, hunk, isReversed);
        var fresh = TextSet.OfLines(added).Except(OldLines);
        if (fresh.Count > 0)
        {
            return (double)fresh.CountIn(NewLines) / fresh.Count;
        }

        var gone = TextSet.OfLines(removed).Except(TextSet.OfLines(added));
        return gone.Count > 0 && gone.CountIn(NewLines) == 0 ? 1 : 0;
    }

    /// <summary>Whether a hunk adds nothing that was nowhere in the old mainline's file.</summary>
    /// <inheritdoc cref="LineShareOf"/>
    public bool OnlyRemoves(ReadOnlySpan<byte> text, in Hunk hunk, bool isReversed) =>
        TextSet.OfLines(SidesOf(text, hunk, isReversed).Added).Except(OldLines).Count == 0;

    /// <summary>The same, word by word: upstream may have changed the lines since.</summary>
    /// <inheritdoc cref="LineShareOf"/>
    public double WordShareOf(ReadOnlySpan<byte> text, in Hunk hunk, bool isReversed)
    {
        _oldWords ??= TextSet.OfWords((old?.Bytes ?? default).Span);
        _newWords ??= TextSet.OfWords((@new?.Bytes ?? default).Span);
        var fresh = TextSet.OfWords(SidesOf(text, hunk, isReversed).Added).Except(_oldWords);
        return fresh.Count > 0 ? (double)fresh.CountIn(_newWords) / fresh.Count : 0;
    }

    /// <summary>The lines that a hunk adds, and those that it removes.</summary>
    public static (byte[] Added, byte[] Removed) SidesOf(ReadOnlySpan<byte> text, in Hunk hunk, bool isReversed)
    {
        var (plus, minus) = (new List<byte>(), new List<byte>());
        var body = hunk.Body.Of(text);
        var reader = new HunkLineReader(body);
        while (reader.TryRead(out var kind, out var line))
        {
            if (kind != ' ')
            {
                (kind == '+' ? plus : minus).AddRange(line.Of(body));
            }
        }

        return isReversed ? ([.. minus], [.. plus]) : ([.. plus], [.. minus]);
    }
}
