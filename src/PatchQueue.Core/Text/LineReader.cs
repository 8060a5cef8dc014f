namespace PatchQueue.Text;

/// <summary>
/// Walks the lines of a byte buffer without copying. A line includes its LF; only the last one may lack it.
/// CR, form feed and NUL are bytes like any other, as they are to GNU patch and git.
/// </summary>
/// <param name="bytes">The buffer.</param>
public ref struct LineReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Byte offset of the next line, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>Number of the line last read, from 1; 0 before the first.</summary>
    public int LineNumber { get; private set; }

    /// <summary>Reads the next line with its LF.</summary>
    /// <returns>False at the end of the buffer.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var rest = _bytes[Position..];
        if (rest.IsEmpty)
        {
            line = default;
            return false;
        }

        var newline = rest.IndexOf((byte)'\n');
        line = newline < 0 ? rest : rest[..(newline + 1)];
        Position += line.Length;
        LineNumber++;
        return true;
    }

    /// <summary>The next line with its LF, not consumed; empty at the end.</summary>
    public readonly ReadOnlySpan<byte> Peek()
    {
        var copy = this;
        return copy.TryRead(out var line) ? line : default;
    }
}
