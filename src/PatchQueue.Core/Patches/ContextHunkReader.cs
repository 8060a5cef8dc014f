using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>Reads the hunks of a context diff and writes each anew as a unified one, so that all that follows knows one form.</summary>
internal sealed class ContextHunkReader(PatchText text, List<Diagnostic> diagnostics)
{
    private readonly record struct Side(int Start, int Count, List<(byte Kind, Slice Content, bool HasMarker)> Lines);

    /// <summary>Reads all hunks from the row of stars at the cursor on.</summary>
    public ImmutableArray<Hunk> ReadAll()
    {
        var hunks = ImmutableArray.CreateBuilder<Hunk>();
        while (text.Line.StartsWith("***************"u8))
        {
            var line = text.LineNumber;
            text.Advance();
            if (TryReadSide("*** "u8, " ****"u8) is not { } oldSide || TryReadSide("--- "u8, " ----"u8) is not { } newSide
                || Join(oldSide, newSide) is not { } body)
            {
                diagnostics.Add(new Diagnostic(Severity.Error, "context-hunk", line, "this hunk of a context diff is malformed"));
                break;
            }

            hunks.Add(Derive(oldSide, newSide, body, line));
        }

        return hunks.DrainToImmutable();
    }

    // *** start,end ****
    private Side? TryReadSide(ReadOnlySpan<byte> opening, ReadOnlySpan<byte> closing)
    {
        var line = text.Line;
        if (!line.StartsWith(opening) || line.IndexOf(closing) is var close && close < opening.Length)
        {
            return null;
        }

        var range = line[opening.Length..line.IndexOf(closing)];
        if (!Utf8Parser.TryParse(range, out int start, out var used) || start < 0)
        {
            return null;
        }

        var end = start;
        if (used < range.Length && (range[used] != ',' || !Utf8Parser.TryParse(range[(used + 1)..], out end, out _) || end < start))
        {
            return null;
        }

        text.Advance();
        var count = start == 0 ? 0 : end - start + 1;
        return new Side(start, count, ReadLines(count));
    }

    private List<(byte Kind, Slice Content, bool HasMarker)> ReadLines(int count)
    {
        var lines = new List<(byte, Slice, bool)>();
        while (lines.Count < count && text.Line is { Length: >= 2 } line && line[0] is (byte)' ' or (byte)'-' or (byte)'+' or (byte)'!'
            && text.Line[1] == ' ')
        {
            var content = new Slice(text.Position + 2, text.Line.Length - 2);
            var kind = text.Line[0];
            text.Advance();
            var hasMarker = text.Line.StartsWith("\\"u8);
            lines.Add((kind, content, hasMarker));
            if (hasMarker)
            {
                text.Advance();
            }
        }

        return lines;
    }

    // A side without changes is left out; its lines are then the context of the other.
    private byte[]? Join(Side oldSide, Side newSide)
    {
        var oldLines = oldSide.Lines;
        var newLines = newSide.Lines;
        if (oldLines.Count == 0 && oldSide.Count > 0)
        {
            oldLines = newLines.FindAll(line => line.Kind == ' ');
        }
        else if (newLines.Count == 0 && newSide.Count > 0)
        {
            newLines = oldLines.FindAll(line => line.Kind == ' ');
        }

        if (oldLines.Count != oldSide.Count || newLines.Count != newSide.Count)
        {
            return null;
        }

        var body = new List<byte>();
        var (i, j) = (0, 0);
        while (i < oldLines.Count || j < newLines.Count)
        {
            if (i < oldLines.Count && oldLines[i].Kind != ' ')
            {
                Append(body, '-', oldLines[i++]);
            }
            else if (j < newLines.Count && newLines[j].Kind != ' ')
            {
                Append(body, '+', newLines[j++]);
            }
            else if (i < oldLines.Count && j < newLines.Count)
            {
                Append(body, ' ', oldLines[i++]);
                j++;
            }
            else
            {
                return null;
            }
        }

        return [.. body];
    }

    private void Append(List<byte> body, char kind, (byte Kind, Slice Content, bool HasMarker) line)
    {
        body.Add((byte)kind);
        body.AddRange(line.Content.Of(text.Span));
        if (line.HasMarker)
        {
            body.AddRange("\\ No newline at end of file\n"u8);
        }
    }

    private Hunk Derive(Side oldSide, Side newSide, byte[] body, int line)
    {
        var header = $"@@ -{oldSide.Start},{oldSide.Count} +{newSide.Start},{newSide.Count} @@\n";
        var place = text.Derive(Encoding.ASCII.GetBytes(header));
        return new Hunk(oldSide.Start, oldSide.Count, newSide.Start, newSide.Count, place, text.Derive(body), line);
    }
}
