using PatchQueue.Archives;

namespace PatchQueue.Cache;

/// <summary>Writes to two streams, which both stay the caller's.</summary>
internal sealed class TeeStream(Stream one, Stream other) : WriteOnlyStream
{
    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        one.Write(buffer);
        other.Write(buffer);
    }
}
