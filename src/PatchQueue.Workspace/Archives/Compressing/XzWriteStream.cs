using PatchQueue.Native;

namespace PatchQueue.Archives;

/// <summary>Packs as <c>xz -6 -T2 --block-size=24MiB</c> does: the same bytes with any number of threads.</summary>
/// <param name="output">Takes the compressed bytes; stays the caller's.</param>
/// <param name="threads">Threads that compress; 0 for one a processor.</param>
internal sealed class XzWriteStream(Stream output, int threads = 0) : WriteOnlyStream
{
    private readonly LzmaCoder _coder = LzmaCoder.Encoder(threads == 0 ? Environment.ProcessorCount : threads);
    private readonly byte[] _buffer = new byte[256 * 1024];
    private bool _isEnded;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var result = _coder.Code(buffer, _buffer, isLast: false, out var consumed, out var produced);
            Check(result);
            output.Write(_buffer.AsSpan(0, produced));
            buffer = buffer[consumed..];
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isEnded)
        {
            _isEnded = true;
            try
            {
                End();
            }
            finally
            {
                _coder.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private static void Check(LzmaResult result)
    {
        if (result is not (LzmaResult.Ok or LzmaResult.StreamEnd))
        {
            throw new IOException($"cannot compress: liblzma answers {result}");
        }
    }

    private void End()
    {
        LzmaResult result;
        do
        {
            result = _coder.Code([], _buffer, isLast: true, out _, out var produced);
            Check(result);
            output.Write(_buffer.AsSpan(0, produced));
        }
        while (result != LzmaResult.StreamEnd);
    }
}
