using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using ZstdSharp.Unsafe;

namespace PatchQueue.Archives;

/// <summary>Opens streams that compress what is written to them. The bytes depend on neither the time nor the number of threads.</summary>
public static class Compressor
{
    private const int ZstdLevel = 15;

    /// <summary>Opens a compressing stream; disposing of it ends the compressed data and leaves <paramref name="output"/> open.</summary>
    /// <param name="output">Takes the compressed bytes.</param>
    /// <param name="kind">The format; <see cref="CompressionKind.Lzma"/> is not written.</param>
    /// <param name="name">The file's name for people.</param>
    /// <exception cref="ArchiveException">The format cannot be written, or not without a library that is missing.</exception>
    public static Stream Open(Stream output, CompressionKind kind, string name) => kind switch
    {
        CompressionKind.None => new LeftOpenStream(output),
        CompressionKind.Gzip => new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true),
        CompressionKind.Bzip2 => BZip2Stream.Create(output, SharpCompress.Compressors.CompressionMode.Compress, false, true, false),
        CompressionKind.Xz => OpenXz(output, name),
        CompressionKind.Zstd => OpenZstd(output),
        _ => throw new ArchiveException(name, "would be in a format that is not written; use .xz") { Hint = "name it .tar.xz" },
    };

    private static XzWriteStream OpenXz(Stream output, string name)
    {
        try
        {
            return new XzWriteStream(output);
        }
        catch (DllNotFoundException)
        {
            throw new ArchiveException(name, "cannot be written without liblzma.so.5")
            {
                Hint = "install the package that brings liblzma.so.5 (xz), or write .tar.zst or .tar.gz",
            };
        }
    }

    private static ZstdSharp.CompressionStream OpenZstd(Stream output)
    {
        var stream = new ZstdSharp.CompressionStream(output, ZstdLevel, bufferSize: 0, leaveOpen: true);
        stream.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return stream;
    }
}
