namespace PatchQueue.Archives;

/// <summary>The bytes of a tar as they come, taken in pieces that are not copied where they lie in one block.</summary>
internal sealed class TarBlocks(ReadAhead source, string name) : IDisposable
{
    private ReadOnlyMemory<byte> _block;

    /// <summary>Bytes taken so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next bytes, at least one, at most <paramref name="limit"/>; valid until the next call.</summary>
    /// <exception cref="ArchiveException">There are none.</exception>
    public ReadOnlySpan<byte> Take(long limit)
    {
        if (_block.IsEmpty && !source.TryTake(out _block))
        {
            throw new ArchiveException(name, "is truncated: it ends without an end mark", Position);
        }

        var piece = _block[..(int)Math.Min(limit, _block.Length)];
        _block = _block[piece.Length..];
        Position += piece.Length;
        return piece.Span;
    }

    /// <summary>Fills a buffer.</summary>
    /// <exception cref="ArchiveException">Too few bytes are left.</exception>
    public void Fill(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var piece = Take(buffer.Length);
            piece.CopyTo(buffer);
            buffer = buffer[piece.Length..];
        }
    }

    /// <summary>Reads to the end of the stream, whose check sums stand there.</summary>
    public void Drain()
    {
        do
        {
            Position += _block.Length;
        }
        while (source.TryTake(out _block));
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
