using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>Inflates one gzip member after another.</summary>
internal sealed unsafe class GzipInflater : IDisposable
{
    private ZlibStream* _stream = (ZlibStream*)NativeMemory.AllocZeroed((nuint)sizeof(ZlibStream));

    /// <summary>Starts at a member's header.</summary>
    /// <exception cref="DllNotFoundException">There is no zlib.</exception>
    public GzipInflater()
    {
        fixed (byte* version = "1.2.0\0"u8)
        {
            if (Zlib.StartInflate(_stream, Zlib.GzipWindowBits, version, sizeof(ZlibStream)) != Zlib.Ok)
            {
                throw new InsufficientMemoryException("zlib cannot start");
            }
        }
    }

    ~GzipInflater() => Release();

    /// <summary>One step.</summary>
    /// <returns>Whether the member has ended, its CRC and length right; null when the data are damaged.</returns>
    public bool? Inflate(ReadOnlySpan<byte> input, Span<byte> output, out int consumed, out int produced)
    {
        ObjectDisposedException.ThrowIf(_stream is null, this);
        fixed (byte* from = input, to = output)
        {
            _stream->Input = from;
            _stream->InputLength = (uint)input.Length;
            _stream->Output = to;
            _stream->OutputLength = (uint)output.Length;
            var result = Zlib.Inflate(_stream, 0);
            consumed = input.Length - (int)_stream->InputLength;
            produced = output.Length - (int)_stream->OutputLength;
            return result switch
            {
                Zlib.StreamEnd => true,
                Zlib.Ok or Zlib.BufferError => false,
                _ => null,
            };
        }
    }

    /// <summary>Makes ready for the next member.</summary>
    public void Reset() => _ = Zlib.ResetInflate(_stream);

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (_stream is not null)
        {
            if (_stream->State is not null)
            {
                _ = Zlib.EndInflate(_stream);
            }

            NativeMemory.Free(_stream);
            _stream = null;
        }
    }
}
