using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Merging;

/// <summary>
/// Finds the conflict markers that a text still holds: lines of one sign, as often as the size says, then white space or the line's end.
/// That is what <c>git diff --check</c> looks for, but for <c>=======</c>, which underlines headings all over a kernel's documentation:
/// it counts only behind the beginning of a conflict.
/// </summary>
public static class ConflictReader
{
    /// <summary>Signs of a marker, unless somebody chose otherwise.</summary>
    public const int UsualSize = 7;

    /// <summary>Finds all markers, those of half-resolved conflicts too.</summary>
    /// <param name="text">The file.</param>
    /// <param name="markerSize">Signs of a marker.</param>
    /// <returns>In the order of the lines; empty when the text is resolved.</returns>
    public static ImmutableArray<ConflictMarker> Read(ReadOnlySpan<byte> text, int markerSize = UsualSize)
    {
        var markers = ImmutableArray.CreateBuilder<ConflictMarker>();
        var lines = new LineReader(text);
        var isOpen = false;
        while (lines.TryRead(out var line))
        {
            if (KindOf(line, markerSize) is not { } kind || (kind == ConflictMarkerKind.Theirs && !isOpen))
            {
                continue;
            }

            isOpen = kind is ConflictMarkerKind.Ours or ConflictMarkerKind.Base;
            markers.Add(new ConflictMarker(kind, lines.LineNumber));
        }

        return markers.DrainToImmutable();
    }

    // <<<<<<< label
    private static ConflictMarkerKind? KindOf(ReadOnlySpan<byte> line, int markerSize)
    {
        var kind = line[0] switch
        {
            (byte)'<' => ConflictMarkerKind.Ours,
            (byte)'|' => ConflictMarkerKind.Base,
            (byte)'=' => ConflictMarkerKind.Theirs,
            (byte)'>' => ConflictMarkerKind.End,
            _ => default(ConflictMarkerKind?),
        };
        var end = line.IndexOfAnyExcept(line[0]);
        var size = end < 0 ? line.Length : end;
        return size == markerSize && (end < 0 || " \t\r\n"u8.Contains(line[end])) ? kind : null;
    }
}
