using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>
/// Reads the unified hunks that stand at the cursor. The counts decide where a hunk ends, never what its lines look like.
/// </summary>
internal sealed class HunkReader(PatchText text, List<Diagnostic> diagnostics)
{
    private readonly ImmutableArray<Hunk>.Builder _hunks = ImmutableArray.CreateBuilder<Hunk>();

    /// <summary>Reads hunks up to the first line that is none.</summary>
    /// <param name="isCrlf">
    /// The section's header lines end in CRLF: the patch was carried so, and its lines are read without the CR.
    /// </param>
    public ImmutableArray<Hunk> ReadAll(bool isCrlf)
    {
        _hunks.Clear();
        while (text.Line.StartsWith("@@ -"u8))
        {
            if (!HunkRange.TryRead(text.Line, out var range))
            {
                Report("hunk-range", text.LineNumber, "the range of this hunk is malformed");
                text.Advance();
                break;
            }

            if (!TryRead(range, isCrlf))
            {
                break;
            }
        }

        if (_hunks.Count > 0 && IsSurplus(text.Line))
        {
            Report("hunk-count", text.LineNumber, "the hunk above has more lines than its header says");
        }

        return _hunks.ToImmutable();
    }

    /// <summary>Whether a whole hunk stands at the cursor; the cursor stays.</summary>
    public bool StandsHere()
    {
        var (position, line) = (text.Position, text.LineNumber);
        var stands = HunkRange.TryRead(text.Line, out var range);
        if (stands)
        {
            text.Advance();
            stands = FindEnd(range, out var changes) is null && changes > 0;
        }

        text.MoveTo(position, line);
        return stands;
    }

    private bool TryRead(HunkRange range, bool isCrlf)
    {
        var line = text.LineNumber;
        var header = new Slice(text.Position, text.Line.Length);
        text.Advance();
        var start = text.Position;
        if (FindEnd(range, out var changes) is { } fault)
        {
            Report("hunk-count", text.LineNumber, fault);
            return false;
        }

        if (changes == 0)
        {
            Report("hunk-without-change", line, "this hunk changes nothing");
            return false;
        }

        var body = Finish(Slice.Between(start, text.Position), isCrlf);
        _hunks.Add(new Hunk(range.OldStart, range.OldCount, range.NewStart, range.NewCount, header, body, line));
        return true;
    }

    private string? FindEnd(HunkRange range, out int changes)
    {
        var bytes = text.Span;
        var (start, line, ends) = (text.Position, text.LineNumber, default(LineEnds));
        var position = start;
        var (oldLeft, newLeft) = (range.OldCount, range.NewCount);
        string? fault = null;
        changes = 0;
        while (fault is null && (oldLeft > 0 || newLeft > 0))
        {
            if (position == bytes.Length)
            {
                fault = "the patch ends inside this hunk";
                break;
            }

            switch (bytes[position])
            {
                case (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t': (oldLeft, newLeft) = (oldLeft - 1, newLeft - 1); break;
                case (byte)'-': (oldLeft, changes) = (oldLeft - 1, changes + 1); break;
                case (byte)'+': (newLeft, changes) = (newLeft - 1, changes + 1); break;
                case (byte)'\\' when position > start: break;
                default: fault = "this line stands inside a hunk and is none of its lines; the hunk's header counts more"; continue;
            }

            fault = oldLeft < 0 || newLeft < 0 ? "the hunk's header counts otherwise than its lines" : null;
            (position, line) = fault is null ? (ends.After(bytes, position), line + 1) : (position, line);
        }

        text.MoveTo(position, line);
        SkipMarker(fault);
        return fault;
    }

    private void SkipMarker(string? fault)
    {
        if (fault is null && text.Line.StartsWith("\\"u8))
        {
            text.Advance();
        }
    }

    // A patch whose last line lost its LF lost it on the way: the file's own missing newline is marked by a backslash line.
    private Slice Finish(Slice body, bool isCrlf)
    {
        var bytes = body.Of(text.Span);
        var isCut = bytes[^1] != '\n';
        if (!isCut && !(isCrlf && bytes.Contains((byte)'\r')))
        {
            return body;
        }

        var copy = new List<byte>(bytes.Length + 1);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!(isCrlf && bytes[i] == '\r' && i + 1 < bytes.Length && bytes[i + 1] == '\n'))
            {
                copy.Add(bytes[i]);
            }
        }

        if (isCut)
        {
            copy.Add((byte)'\n');
        }

        return text.Derive([.. copy]);
    }

    // A mail's signature ("-- ") and the next section's names may follow a hunk directly.
    private static bool IsSurplus(ReadOnlySpan<byte> line) =>
        (line.StartsWith("+"u8) && !line.StartsWith("+++ "u8))
        || (line.StartsWith("-"u8) && !line.StartsWith("-- "u8) && !line.StartsWith("--- "u8)
            && !line.TrimEnd("\r\n"u8).SequenceEqual("--"u8) && !line.TrimEnd("\r\n"u8).SequenceEqual("---"u8));

    private void Report(string code, int line, string message) => diagnostics.Add(new Diagnostic(Severity.Error, code, line, message));
}
