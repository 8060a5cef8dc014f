using System.Buffers.Text;
using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>Reads what stands below <c>GIT binary patch</c>; the data is decoded only when it is applied.</summary>
internal sealed class BinaryPatchReader(PatchText text, List<Diagnostic> diagnostics)
{
    /// <summary>Reads the line <c>GIT binary patch</c> at the cursor and its one or two halves.</summary>
    /// <returns>Null when it is malformed, which is reported.</returns>
    public BinaryChange? Read()
    {
        var line = text.LineNumber;
        text.Advance();
        if (TryReadHalf() is { } forward)
        {
            return new BinaryChange(forward, TryReadHalf());
        }

        diagnostics.Add(new Diagnostic(Severity.Error, "binary", line, "this binary patch has no data"));
        return null;
    }

    // literal SIZE / delta SIZE, lines of base 85, an empty line
    private BinaryHunk? TryReadHalf()
    {
        var header = text.Line;
        var isDelta = header.StartsWith("delta "u8);
        if (!isDelta && !header.StartsWith("literal "u8))
        {
            return null;
        }

        if (!Utf8Parser.TryParse(header[(isDelta ? 6 : 8)..], out long size, out _))
        {
            return null;
        }

        var line = text.LineNumber;
        text.Advance();
        var start = text.Position;
        while (!text.IsAtEnd && text.Line[0] is not ((byte)'\n' or (byte)'\r'))
        {
            text.Advance();
        }

        var data = Slice.Between(start, text.Position);
        if (!text.IsAtEnd)
        {
            text.Advance();
        }

        return new BinaryHunk(isDelta, size, data, line);
    }
}
