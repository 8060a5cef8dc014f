using System.Collections.Immutable;
using System.Text;
using PatchQueue.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Comparing;

/// <summary>The lines of a difference of two patches, with some of those around them.</summary>
internal static class InnerDiff
{
    /// <summary>Lists them.</summary>
    /// <param name="old">The old text.</param>
    /// <param name="fresh">The new text.</param>
    /// <param name="changes">What differs.</param>
    /// <param name="context">How many lines stand around a change.</param>
    public static IEnumerable<string> Of(LineTable old, LineTable fresh, ImmutableArray<LineChange> changes, int context)
    {
        var (shown, place) = (0, "");
        for (var i = 0; i < changes.Length; i++)
        {
            var change = changes[i];
            var start = Math.Max(shown, change.OldStart - context);
            if (start > shown || i == 0)
            {
                place = PlaceAt(old, start);
                yield return $"@@{(place.Length > 0 ? " " : "")}{place}";
            }

            for (var line = start; line < change.OldStart; line++)
            {
                yield return " " + Shown(old[line]);
            }

            for (var line = change.OldStart; line < change.OldEnd; line++)
            {
                yield return "-" + Shown(old[line]);
            }

            for (var line = change.NewStart; line < change.NewEnd; line++)
            {
                yield return "+" + Shown(fresh[line]);
            }

            var next = i + 1 < changes.Length ? changes[i + 1].OldStart : old.Count;
            shown = Math.Min(change.OldEnd + context, next);
            for (var line = change.OldEnd; line < shown; line++)
            {
                yield return " " + Shown(old[line]);
            }
        }
    }

    // The file that lines belong to.
    private static string PlaceAt(LineTable table, int line)
    {
        for (var above = Math.Min(line, table.Count - 1); above >= 0; above--)
        {
            if (table[above].StartsWith(" ## "u8))
            {
                return Encoding.UTF8.GetString(table[above]).Trim().Trim('#').Trim();
            }
        }

        return "";
    }

    private static string Shown(ReadOnlySpan<byte> line) => DisplayText.Of(Encoding.UTF8.GetString(line.TrimEnd("\r\n"u8)));
}
