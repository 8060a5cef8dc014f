using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>A coder of liblzma as an object: bytes in, bytes out, one step at a time.</summary>
internal sealed unsafe class LzmaCoder : IDisposable
{
    // The dictionary of xz -9 is 64 MiB; a thread needs that and its block.
    private const ulong MemoryLimit = 1UL << 30;

    // Three times the dictionary of preset 6, what xz itself takes. Stated, so that the output does not depend on the number of threads.
    private const ulong BlockSize = 24UL << 20;
    private const uint Preset = 6;

    private LzmaStream* _stream = (LzmaStream*)NativeMemory.AllocZeroed((nuint)sizeof(LzmaStream));

    private LzmaCoder()
    {
    }

    ~LzmaCoder() => Release();

    /// <summary>A decoder of <c>.xz</c>, streams one after another included; on several threads where liblzma (5.4) can.</summary>
    /// <exception cref="DllNotFoundException">There is no liblzma.</exception>
    public static LzmaCoder Decoder(int threads)
    {
        var options = new LzmaThreads
        {
            Flags = Lzma.Concatenated, Threads = (uint)threads, ThreadingMemoryLimit = MemoryLimit, MemoryLimit = MemoryLimit,
        };
        return Start(coder =>
        {
            try
            {
                var settings = options;
                return Lzma.StartThreadedDecoder(coder._stream, &settings);
            }
            catch (EntryPointNotFoundException)
            {
                return Lzma.StartDecoder(coder._stream, MemoryLimit, Lzma.Concatenated);
            }
        });
    }

    /// <summary>A decoder of the old <c>.lzma</c> format.</summary>
    /// <exception cref="DllNotFoundException">There is no liblzma.</exception>
    public static LzmaCoder AloneDecoder() => Start(coder => Lzma.StartAloneDecoder(coder._stream, MemoryLimit));

    /// <summary>An encoder of <c>.xz</c>, preset 6, whose output is the same with any number of threads.</summary>
    /// <exception cref="DllNotFoundException">There is no liblzma.</exception>
    public static LzmaCoder Encoder(int threads)
    {
        var options = new LzmaThreads { Threads = (uint)threads, BlockSize = BlockSize, Preset = Preset, Check = Lzma.CheckCrc64 };
        return Start(coder =>
        {
            var settings = options;
            return Lzma.StartThreadedEncoder(coder._stream, &settings);
        });
    }

    /// <summary>One step.</summary>
    /// <param name="input">Bytes not consumed yet.</param>
    /// <param name="output">Room for what comes out.</param>
    /// <param name="isLast">Whether nothing comes after <paramref name="input"/>.</param>
    /// <param name="consumed">Bytes taken of the input.</param>
    /// <param name="produced">Bytes put into the output.</param>
    public LzmaResult Code(ReadOnlySpan<byte> input, Span<byte> output, bool isLast, out int consumed, out int produced)
    {
        ObjectDisposedException.ThrowIf(_stream is null, this);
        fixed (byte* from = input, to = output)
        {
            _stream->Input = from;
            _stream->InputLength = (nuint)input.Length;
            _stream->Output = to;
            _stream->OutputLength = (nuint)output.Length;
            var result = Lzma.Code(_stream, isLast ? Lzma.Finish : Lzma.Run);
            consumed = input.Length - (int)_stream->InputLength;
            produced = output.Length - (int)_stream->OutputLength;
            return result;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private static LzmaCoder Start(Func<LzmaCoder, LzmaResult> start)
    {
        var coder = new LzmaCoder();
        try
        {
            var result = start(coder);
            return result == LzmaResult.Ok ? coder : throw new InsufficientMemoryException($"liblzma cannot start ({result})");
        }
        catch
        {
            coder.Dispose();
            throw;
        }
    }

    private void Release()
    {
        if (_stream is null)
        {
            return;
        }

        // Nothing was started when the library is missing, and then there is nothing to call either.
        if (_stream->State is not null)
        {
            Lzma.End(_stream);
        }

        NativeMemory.Free(_stream);
        _stream = null;
    }
}
