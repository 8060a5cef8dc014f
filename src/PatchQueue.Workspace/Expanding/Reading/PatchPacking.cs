using PatchQueue.Archives;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>
/// Patches whose files are compressed: the name says how, as quilt has it (<c>.gz</c>, <c>.bz2</c>, <c>.xz</c>, <c>.zst</c>).
/// </summary>
public static class PatchPacking
{
    private const int MaxSize = 1 << 30;

    // The platform's own stream writes nothing at all where nothing is to be compressed.
    private static ReadOnlySpan<byte> EmptyGzip => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Makes or replaces a patch's file, compressed as its name says.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="patch">The patch; not compressed.</param>
    /// <exception cref="IOException">The format is only read.</exception>
    public static void Write(string path, ReadOnlySpan<byte> patch) => QueueFile.Write(path, Pack(path, patch));

    /// <summary>A patch's bytes as its file is to have them.</summary>
    /// <inheritdoc cref="Write"/>
    public static byte[] Pack(string path, ReadOnlySpan<byte> patch)
    {
        if (KindOf(path) is var kind && kind == CompressionKind.None)
        {
            return patch.ToArray();
        }

        if (kind == CompressionKind.Lzma)
        {
            throw new IOException($"{path} would have to be written as .lzma, which is only read; name it .xz");
        }

        using var packed = new MemoryStream();
        using (var stream = Compressor.Open(packed, kind, path))
        {
            stream.Write(patch);
        }

        return packed.Length == 0 ? EmptyGzip.ToArray() : packed.ToArray();
    }

    /// <summary>A patch's bytes without their compression.</summary>
    /// <exception cref="ArchiveException">They are damaged, or too many.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> name) => Unpack(bytes, name, MaxSize);

    /// <inheritdoc cref="Unpack(ReadOnlyMemory{byte}, ReadOnlySpan{byte})"/>
    internal static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> name, long maxBytes)
    {
        // Most names, without becoming text.
        var isPlain = name.EndsWith(".patch"u8) || name.EndsWith(".diff"u8);
        var kind = isPlain ? CompressionKind.None : KindOf(DisplayText.Of(name));
        return kind == CompressionKind.None ? bytes : Compression.Decompress(bytes, kind, maxBytes, DisplayText.Of(name));
    }

    private static CompressionKind KindOf(string name) => Compression.OfName(name);
}
