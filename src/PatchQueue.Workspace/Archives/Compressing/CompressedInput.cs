namespace PatchQueue.Archives;

/// <summary>A compressed file through a window, which decoders look at and take from; it knows how much has been taken.</summary>
internal sealed class CompressedInput(Stream file) : ReadOnlyStream
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _at;
    private int _end;
    private long _taken;

    /// <summary>Whether all of the file is in the window.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Bytes read but not taken.</summary>
    public ReadOnlySpan<byte> Window => _buffer.AsSpan(_at, _end - _at);

    /// <summary>Bytes taken; safe to ask from another thread.</summary>
    public long Taken => Volatile.Read(ref _taken);

    /// <summary>The same as <see cref="Taken"/>: a managed decoder aligns by it.</summary>
    public override long Position
    {
        get => Taken;
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes at the beginning of the window, up to <paramref name="count"/>; fewer at the file's end.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (_end - _at < count && Fill())
        {
        }

        return Window[..Math.Min(count, _end - _at)];
    }

    /// <summary>Reads more behind the window.</summary>
    /// <returns>False at the file's end.</returns>
    public bool Fill()
    {
        Window.CopyTo(_buffer);
        (_at, _end) = (0, _end - _at);
        var count = IsAtEnd ? 0 : file.Read(_buffer.AsSpan(_end));
        _end += count;
        IsAtEnd |= count == 0;
        return count > 0;
    }

    /// <summary>Takes bytes from the window.</summary>
    public void Take(int count)
    {
        _at += count;
        Volatile.Write(ref _taken, _taken + count);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var bytes = Peek(1);
        bytes = bytes.IsEmpty ? bytes : Window[..Math.Min(buffer.Length, Window.Length)];
        bytes.CopyTo(buffer);
        Take(bytes.Length);
        return bytes.Length;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
