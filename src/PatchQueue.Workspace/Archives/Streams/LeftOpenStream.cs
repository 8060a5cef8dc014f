namespace PatchQueue.Archives;

/// <summary>Passes on what is written; the stream behind stays open, as behind a compressor.</summary>
internal sealed class LeftOpenStream(Stream output) : WriteOnlyStream
{
    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => output.Write(buffer);

    /// <inheritdoc/>
    public override void Flush() => output.Flush();
}
