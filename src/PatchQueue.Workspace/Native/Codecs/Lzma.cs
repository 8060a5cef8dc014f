using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>
/// liblzma, which dpkg, rpm and pacman all bring along. Measured on 131 MiB of xz: its decoder with threads 3.7 s, one thread 6.9 s,
/// the managed decoder 11.4 s.
/// </summary>
internal static unsafe partial class Lzma
{
    public const uint Concatenated = 0x08;
    public const int Run = 0;
    public const int Finish = 3;
    public const int CheckCrc64 = 4;

    private const string Library = "liblzma.so.5";

    [LibraryImport(Library, EntryPoint = "lzma_stream_decoder_mt")]
    public static partial LzmaResult StartThreadedDecoder(LzmaStream* stream, LzmaThreads* options);

    [LibraryImport(Library, EntryPoint = "lzma_stream_decoder")]
    public static partial LzmaResult StartDecoder(LzmaStream* stream, ulong memoryLimit, uint flags);

    [LibraryImport(Library, EntryPoint = "lzma_alone_decoder")]
    public static partial LzmaResult StartAloneDecoder(LzmaStream* stream, ulong memoryLimit);

    [LibraryImport(Library, EntryPoint = "lzma_stream_encoder_mt")]
    public static partial LzmaResult StartThreadedEncoder(LzmaStream* stream, LzmaThreads* options);

    [LibraryImport(Library, EntryPoint = "lzma_code")]
    public static partial LzmaResult Code(LzmaStream* stream, int action);

    [LibraryImport(Library, EntryPoint = "lzma_end")]
    public static partial void End(LzmaStream* stream);
}
