namespace PatchQueue.Archives;

/// <summary>What comes out of a decoder, counted against the limits and shown to whoever listens.</summary>
/// <param name="decoder">Where the bytes come from.</param>
/// <param name="input">The compressed file.</param>
/// <param name="limits">How much may come.</param>
/// <param name="tap">Takes every byte that is read; null for nobody.</param>
/// <param name="name">The file's name for people.</param>
internal sealed class GuardedStream(Stream decoder, CompressedInput input, ArchiveLimits limits, Stream? tap, string name) : ReadOnlyStream
{
    private long _total;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = decoder.Read(buffer);
        _total += count;
        if (_total > limits.MaxBytes)
        {
            throw new ArchiveException(name, $"unpacks to more than {limits.MaxBytes:N0} bytes; it looks like a decompression bomb");
        }

        if (_total - limits.FreeBytes > input.Taken * limits.MaxRatio)
        {
            throw new ArchiveException(
                name,
                $"unpacks to more than {limits.MaxRatio} times its size ({_total:N0} bytes from {input.Taken:N0}); "
                    + "it looks like a decompression bomb");
        }

        tap?.Write(buffer[..count]);
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder.Dispose();
        }

        base.Dispose(disposing);
    }
}
