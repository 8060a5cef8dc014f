using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>z_stream of zlib.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ZlibStream
{
    public byte* Input;
    public uint InputLength;
    public nuint TotalInput;
    public byte* Output;
    public uint OutputLength;
    public nuint TotalOutput;
    public byte* Message;
    public void* State;
    public void* Allocate;
    public void* Free;
    public void* Opaque;
    public int DataType;
    public nuint Adler;
    public nuint Reserved;
}

/// <summary>
/// zlib's inflate. The class library's streams take a truncated file for a whole one and do not say where a member ends;
/// zlib checks gzip's CRC and length itself and stops at the exact byte.
/// </summary>
internal static unsafe partial class Zlib
{
    public const int Ok = 0;
    public const int StreamEnd = 1;
    public const int BufferError = -5;

    /// <summary>A window of 32 KiB, with gzip's header and trailer.</summary>
    public const int GzipWindowBits = 15 + 16;

    private const string Library = "libz.so.1";

    [LibraryImport(Library, EntryPoint = "inflateInit2_")]
    public static partial int StartInflate(ZlibStream* stream, int windowBits, byte* version, int size);

    [LibraryImport(Library, EntryPoint = "inflate")]
    public static partial int Inflate(ZlibStream* stream, int flush);

    [LibraryImport(Library, EntryPoint = "inflateReset")]
    public static partial int ResetInflate(ZlibStream* stream);

    [LibraryImport(Library, EntryPoint = "inflateEnd")]
    public static partial int EndInflate(ZlibStream* stream);
}
