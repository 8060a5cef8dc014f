using System.Buffers;
using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>The patch's bytes with a cursor on a line, and behind them what the reader rewrites.</summary>
internal sealed class PatchText
{
    private ReadOnlyMemory<byte> _bytes;
    private ArrayBufferWriter<byte>? _derived;
    private LineEnds _ends;
    private int _lineEnd;

    /// <summary>Offset of the current line, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>Number of the current line, from 1.</summary>
    public int LineNumber { get; private set; }

    /// <summary>Length of the patch itself.</summary>
    public int Length => _bytes.Length;

    /// <summary>Whether the cursor is behind the last line.</summary>
    public bool IsAtEnd => Position >= _bytes.Length;

    /// <summary>The current line with its LF; empty at the end.</summary>
    public ReadOnlySpan<byte> Line => _bytes.Span[Position.._lineEnd];

    /// <summary>The same as <see cref="Line"/>, to be kept.</summary>
    public ReadOnlyMemory<byte> LineMemory => _bytes[Position.._lineEnd];

    /// <summary>The line after the current one; empty when there is none.</summary>
    public ReadOnlySpan<byte> NextLine => LineAt(_lineEnd);

    /// <summary>The line after the next one; empty when there is none.</summary>
    public ReadOnlySpan<byte> LineAfterNext => LineAt(_lineEnd + NextLine.Length);

    /// <summary>The patch's bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes.Span;

    /// <summary>Takes another patch and goes to its first line behind the preamble.</summary>
    public void Start(ReadOnlyMemory<byte> bytes, Preamble preamble)
    {
        (_bytes, _derived, _ends) = (bytes, null, default);
        MoveTo(preamble.Length, preamble.Lines + 1);
    }

    /// <summary>Goes to the next line.</summary>
    public void Advance() => MoveTo(_lineEnd, LineNumber + 1);

    /// <summary>Goes to the line that begins at <paramref name="position"/>.</summary>
    public void MoveTo(int position, int lineNumber)
    {
        (Position, LineNumber) = (position, lineNumber);
        _lineEnd = _ends.After(_bytes.Span, position);
    }

    /// <summary>Puts rewritten bytes behind the patch.</summary>
    /// <returns>Where they stand in the whole text.</returns>
    public Slice Derive(ReadOnlySpan<byte> text)
    {
        _derived ??= new ArrayBufferWriter<byte>();
        var start = _bytes.Length + _derived.WrittenCount;
        _derived.Write(text);
        return new Slice(start, text.Length);
    }

    /// <summary>The patch with what was derived behind it.</summary>
    public ReadOnlyMemory<byte> ToMemory() =>
        _derived is null ? _bytes : (ReadOnlyMemory<byte>)(byte[])[.. _bytes.Span, .. _derived.WrittenSpan];

    private ReadOnlySpan<byte> LineAt(int position)
    {
        var bytes = _bytes.Span;
        return bytes[position.._ends.After(bytes, position)];
    }
}
