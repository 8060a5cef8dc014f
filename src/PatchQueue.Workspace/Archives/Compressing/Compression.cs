using PatchQueue.Native;
using SharpCompress.Compressors.BZip2;
using ZstdSharp.Unsafe;

namespace PatchQueue.Archives;

/// <summary>Opens compressed files of every format that archives and patches come in. Cut or damaged data are always noticed.</summary>
public static class Compression
{
    // 128 MiB, as the zstd command allows without being asked.
    private const int MaxZstdWindowLog = 27;

    private static readonly (string Suffix, CompressionKind Kind)[] Suffixes =
    [
        (".gz", CompressionKind.Gzip), (".tgz", CompressionKind.Gzip), (".bz2", CompressionKind.Bzip2), (".tbz2", CompressionKind.Bzip2),
        (".tbz", CompressionKind.Bzip2), (".xz", CompressionKind.Xz), (".txz", CompressionKind.Xz), (".zst", CompressionKind.Zstd),
        (".tzst", CompressionKind.Zstd), (".lzma", CompressionKind.Lzma), (".tlz", CompressionKind.Lzma),
    ];

    /// <summary>What a file's name promises.</summary>
    public static CompressionKind OfName(string name) =>
        Suffixes.FirstOrDefault(row => name.EndsWith(row.Suffix, StringComparison.OrdinalIgnoreCase)).Kind;

    /// <summary>What a file's first six bytes show; <see cref="CompressionKind.None"/> also for <c>.lzma</c>, which has no magic.</summary>
    public static CompressionKind OfMagic(ReadOnlySpan<byte> start) => CompressionMagic.Of(start);

    /// <summary>Unpacks a small compressed file, such as a patch, in memory.</summary>
    /// <param name="data">The whole compressed file.</param>
    /// <param name="kind">Its format.</param>
    /// <param name="maxBytes">The result may not be longer.</param>
    /// <param name="name">Its name for people.</param>
    /// <exception cref="ArchiveException">It is damaged, cut, or unpacks to more.</exception>
    public static byte[] Decompress(ReadOnlyMemory<byte> data, CompressionKind kind, long maxBytes, string name)
    {
        using var memory = new MemoryStream(data.ToArray(), writable: false);
        return Decompress(memory, kind, maxBytes, name);
    }

    /// <summary>Unpacks a small compressed file, such as a patch, in memory.</summary>
    /// <param name="data">The compressed file; it is disposed of.</param>
    /// <param name="kind">Its format.</param>
    /// <param name="maxBytes">The result may not be longer.</param>
    /// <param name="name">Its name for people.</param>
    /// <exception cref="ArchiveException">It is damaged, cut, or unpacks to more.</exception>
    public static byte[] Decompress(Stream data, CompressionKind kind, long maxBytes, string name)
    {
        using var input = new CompressedInput(data);
        using var decoder = Open(input, kind, name, threads: 1);
        using var result = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = decoder.Read(buffer)) > 0;)
        {
            result.Write(buffer, 0, count);
            if (result.Length > maxBytes)
            {
                throw new ArchiveException(name, $"unpacks to more than {maxBytes:N0} bytes");
            }
        }

        return result.ToArray();
    }

    /// <summary>
    /// Opens a file whose format its name and its first bytes tell; where they differ the bytes are believed, as tar does.
    /// </summary>
    internal static Stream Open(CompressedInput input, string name, int threads)
    {
        var promised = OfName(name);
        var found = OfMagic(input.Peek(CompressionMagic.Length));
        return found == CompressionKind.None && promised is not (CompressionKind.None or CompressionKind.Lzma)
            ? throw new ArchiveException(name, $"is not {Words(promised)} data, though its name says so", 0)
            : Open(input, found == CompressionKind.None ? promised : found, name, threads);
    }

    private static Stream Open(CompressedInput input, CompressionKind kind, string name, int threads) => kind switch
    {
        // Not every decoder takes offence at nothing.
        not CompressionKind.None when input.Peek(1).IsEmpty => throw new ArchiveException(name, "is truncated: it is empty", 0),
        CompressionKind.Gzip => OpenGzip(input, name),
        CompressionKind.Bzip2 => OpenBzip2(input, name),
        CompressionKind.Xz => OpenXz(input, name, threads),
        CompressionKind.Zstd => OpenZstd(input, name),
        CompressionKind.Lzma => OpenLzma(input, name),
        _ => input,
    };

    private static GzipReadStream OpenGzip(CompressedInput input, string name)
    {
        try
        {
            return new GzipReadStream(input, name);
        }
        catch (DllNotFoundException)
        {
            throw Missing(name, "libz.so.1", "zlib");
        }
    }

    private static ForeignStream OpenBzip2(CompressedInput input, string name)
    {
        try
        {
            return new ForeignStream(
                BZip2Stream.Create(input, SharpCompress.Compressors.CompressionMode.Decompress, true, false, false), input, name);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            throw new ArchiveException(name, "is truncated or not bzip2 data", 0);
        }
    }

    private static Stream OpenXz(CompressedInput input, string name, int threads)
    {
        try
        {
            return new XzStream(input, LzmaCoder.Decoder(threads), name);
        }
        catch (DllNotFoundException)
        {
            return new ForeignStream(new SharpCompress.Compressors.Xz.XZStream(input), input, name);
        }
    }

    private static ForeignStream OpenZstd(CompressedInput input, string name)
    {
        var decoder = new ZstdSharp.DecompressionStream(input, bufferSize: 0, checkEndOfStream: true, leaveOpen: true);
        decoder.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, MaxZstdWindowLog);
        return new ForeignStream(decoder, input, name);
    }

    private static XzStream OpenLzma(CompressedInput input, string name)
    {
        try
        {
            return new XzStream(input, LzmaCoder.AloneDecoder(), name);
        }
        catch (DllNotFoundException)
        {
            throw Missing(name, "liblzma.so.5", "xz");
        }
    }

    private static ArchiveException Missing(string name, string library, string package) =>
        new(name, $"cannot be read without {library}") { Hint = $"install the package that brings {library} ({package})" };

    private static string Words(CompressionKind kind) => kind switch
    {
        CompressionKind.Gzip => "gzip",
        CompressionKind.Bzip2 => "bzip2",
        CompressionKind.Zstd => "zstd",
        _ => "xz",
    };
}
