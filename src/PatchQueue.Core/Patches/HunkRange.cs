using System.Buffers.Text;

namespace PatchQueue.Patches;

/// <summary>The ranges of a hunk's header line.</summary>
internal readonly record struct HunkRange(int OldStart, int OldCount, int NewStart, int NewCount)
{
    /// <summary>Reads <c>@@ -start,count +start,count @@ heading</c>; a count left out is 1.</summary>
    /// <returns>False when the line is none, or a number does not fit an int.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out HunkRange range)
    {
        range = default;
        if (!line.StartsWith("@@ -"u8))
        {
            return false;
        }

        var rest = line[4..];
        if (!TryReadPair(ref rest, out var oldStart, out var oldCount) || !rest.StartsWith(" +"u8))
        {
            return false;
        }

        rest = rest[2..];
        if (!TryReadPair(ref rest, out var newStart, out var newCount) || !rest.StartsWith(" @@"u8))
        {
            return false;
        }

        range = new HunkRange(oldStart, oldCount, newStart, newCount);
        return true;
    }

    private static bool TryReadPair(ref ReadOnlySpan<byte> text, out int start, out int count)
    {
        count = 1;
        if (!TryReadNumber(ref text, out start))
        {
            return false;
        }

        if (text.IsEmpty || text[0] != ',')
        {
            return true;
        }

        text = text[1..];
        return TryReadNumber(ref text, out count);
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> text, out int number)
    {
        if (text.IsEmpty || !char.IsAsciiDigit((char)text[0]) || !Utf8Parser.TryParse(text, out number, out var length))
        {
            number = 0;
            return false;
        }

        text = text[length..];
        return true;
    }
}
