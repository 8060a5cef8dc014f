using System.Buffers;
using System.Collections.Immutable;

namespace PatchQueue.Diffing;

/// <summary>Writes the hunks of a unified diff as git and GNU diff do.</summary>
public static class UnifiedWriter
{
    /// <summary>Writes the hunks, without names above them.</summary>
    /// <param name="oldLines">The file before.</param>
    /// <param name="newLines">The file after.</param>
    /// <param name="changes">What changed, in the order of the lines.</param>
    /// <param name="options">How hunks are written.</param>
    /// <param name="output">Takes the bytes.</param>
    public static void Write(
        LineTable oldLines, LineTable newLines, ImmutableArray<LineChange> changes, UnifiedOptions options, IBufferWriter<byte> output)
    {
        var headings = new HeadingFinder(oldLines, options.Heading);
        for (var first = 0; first < changes.Length;)
        {
            var end = first + 1;
            while (end < changes.Length && changes[end].OldStart - changes[end - 1].OldEnd <= 2L * options.Context)
            {
                end++;
            }

            var shown = changes.AsSpan()[first..end];
            var range = RangeOf(shown, oldLines.Count, options.Context);
            WriteHunk(oldLines, newLines, range, shown, headings.Find(range.OldStart), output);
            first = end;
        }
    }

    /// <summary>Writes one hunk.</summary>
    internal static void WriteHunk(
        LineTable oldLines,
        LineTable newLines,
        LineChange range,
        ReadOnlySpan<LineChange> changes,
        ReadOnlySpan<byte> heading,
        IBufferWriter<byte> output)
    {
        WriteHeader(range, heading, output);
        WriteBody(oldLines, newLines, range, changes, output);
    }

    /// <summary>The lines that a hunk of these changes shows, context included.</summary>
    internal static LineChange RangeOf(ReadOnlySpan<LineChange> changes, int oldCount, int context)
    {
        var (first, last) = (changes[0], changes[^1]);
        var above = Math.Min(context, first.OldStart);
        var below = Math.Min(context, oldCount - last.OldEnd);
        var (oldStart, newStart) = (first.OldStart - above, first.NewStart - above);
        return new LineChange(oldStart, last.OldEnd + below - oldStart, newStart, last.NewEnd + below - newStart);
    }

    // @@ -1,2 +3,4 @@ heading
    private static void WriteHeader(LineChange range, ReadOnlySpan<byte> heading, IBufferWriter<byte> output)
    {
        output.Write("@@ -"u8);
        WritePair(range.OldStart, range.OldCount, output);
        output.Write(" +"u8);
        WritePair(range.NewStart, range.NewCount, output);
        output.Write(heading.IsEmpty ? " @@"u8 : " @@ "u8);
        output.Write(heading);
        output.Write("\n"u8);
    }

    // Lines count from 1 here; an empty range is named by the line above it, and a count of 1 is left out.
    private static void WritePair(int start, int count, IBufferWriter<byte> output)
    {
        output.WriteNumber(count == 0 ? start : start + 1);
        if (count != 1)
        {
            output.Write(","u8);
            output.WriteNumber(count);
        }
    }

    private static void WriteBody(
        LineTable oldLines, LineTable newLines, LineChange range, ReadOnlySpan<LineChange> changes, IBufferWriter<byte> output)
    {
        var line = range.OldStart;
        foreach (var change in changes)
        {
            WriteLines(oldLines, line, change.OldStart, (byte)' ', output);
            WriteLines(oldLines, change.OldStart, change.OldEnd, (byte)'-', output);
            WriteLines(newLines, change.NewStart, change.NewEnd, (byte)'+', output);
            line = change.OldEnd;
        }

        WriteLines(oldLines, line, range.OldEnd, (byte)' ', output);
    }

    private static void WriteLines(LineTable lines, int start, int end, byte mark, IBufferWriter<byte> output)
    {
        for (var i = start; i < end; i++)
        {
            var line = lines[i];
            var room = output.GetSpan(line.Length + 1);
            room[0] = mark;
            line.CopyTo(room[1..]);
            output.Advance(line.Length + 1);
        }

        if (start < end && end == lines.Count && lines.IsCut)
        {
            output.Write("\n\\ No newline at end of file\n"u8);
        }
    }
}
