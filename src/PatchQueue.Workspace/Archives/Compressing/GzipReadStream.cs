using PatchQueue.Native;

namespace PatchQueue.Archives;

/// <summary>Reads what gzip has packed, one member after another, each with its CRC and length checked.</summary>
internal sealed class GzipReadStream(CompressedInput input, string name) : ReadOnlyStream
{
    private readonly GzipInflater _inflater = new();
    private bool _isEnded;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var total = 0;
        while (!_isEnded && total < buffer.Length)
        {
            if (input.Window.IsEmpty && !input.Fill())
            {
                throw new ArchiveException(name, "is truncated", input.Taken);
            }

            var isMemberEnd = _inflater.Inflate(input.Window, buffer[total..], out var consumed, out var produced)
                ?? throw new ArchiveException(name, "is damaged: the gzip data or their check sum are wrong", input.Taken);
            input.Take(consumed);
            total += produced;
            if (isMemberEnd)
            {
                _isEnded = !StartNextMember();
            }
        }

        return total;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inflater.Dispose();
            input.Dispose();
        }

        base.Dispose(disposing);
    }

    // gzip(1) passes over zeros at the end, which tapes and block devices leave there.
    private bool StartNextMember()
    {
        while (input.Peek(2) is { IsEmpty: false } rest)
        {
            if (rest.StartsWith(CompressionMagic.Gzip))
            {
                _inflater.Reset();
                return true;
            }

            if (rest[0] != 0)
            {
                throw new ArchiveException(name, "has something behind the end of its gzip data", input.Taken);
            }

            input.Take(1);
        }

        return false;
    }
}
