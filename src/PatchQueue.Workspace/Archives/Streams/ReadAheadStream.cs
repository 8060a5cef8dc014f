namespace PatchQueue.Archives;

/// <summary>What was read ahead, as a stream.</summary>
internal sealed class ReadAheadStream(ReadAhead source) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _block;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || (_block.IsEmpty && !source.TryTake(out _block)))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _block.Length);
        _block.Span[..count].CopyTo(buffer);
        _block = _block[count..];
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
