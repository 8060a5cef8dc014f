using PatchQueue.Native;

namespace PatchQueue.Archives;

/// <summary>Reads what xz (or the old LZMA format) has packed; the file is checked to its very end.</summary>
internal sealed class XzStream(CompressedInput input, LzmaCoder coder, string name) : ReadOnlyStream
{
    private bool _isEnded;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var total = 0;
        while (!_isEnded && total < buffer.Length)
        {
            if (input.Window.IsEmpty && !input.IsAtEnd)
            {
                input.Fill();
            }

            var result = coder.Code(input.Window, buffer[total..], input.IsAtEnd, out var consumed, out var produced);
            input.Take(consumed);
            total += produced;
            if (result is LzmaResult.Ok)
            {
                continue;
            }

            _isEnded = result == LzmaResult.StreamEnd ? true : throw Fault(result);
        }

        return total;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            coder.Dispose();
            input.Dispose();
        }

        base.Dispose(disposing);
    }

    private ArchiveException Fault(LzmaResult result) => new(
        name,
        result switch
        {
            LzmaResult.BufferError => "is truncated",
            LzmaResult.FormatError => "is not xz data, or something follows them",
            LzmaResult.OptionsError => "uses an xz filter that liblzma does not know",
            LzmaResult.MemoryLimit or LzmaResult.MemoryError => "needs more than 1 GiB of memory to decompress",
            _ => "is damaged: the xz data do not hold together",
        },
        input.Taken);
}
