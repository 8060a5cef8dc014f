namespace PatchQueue.Archives;

/// <summary>A managed decoder, whose various exceptions about damaged data become one.</summary>
internal sealed class ForeignStream(Stream decoder, CompressedInput input, string name) : ReadOnlyStream
{
    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return decoder.Read(buffer);
        }
        catch (EndOfStreamException)
        {
            throw new ArchiveException(name, "is truncated", input.Taken);
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or ArchiveException))
        {
            throw input.IsAtEnd && input.Window.IsEmpty
                ? new ArchiveException(name, "is truncated or damaged", input.Taken)
                : new ArchiveException(name, $"is damaged: {fault.Message.TrimEnd('.')}", input.Taken);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder.Dispose();
            input.Dispose();
        }

        base.Dispose(disposing);
    }
}
