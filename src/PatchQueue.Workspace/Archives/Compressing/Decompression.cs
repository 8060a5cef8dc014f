namespace PatchQueue.Archives;

/// <summary>Unpacks files whose compression their first bytes show. Cut or damaged data are always noticed.</summary>
public static class Decompression
{
    // Enough for the decoder never to wait for who reads, little enough to stay in the processor's cache.
    private const int BlockSize = 1 << 20;

    /// <summary>Opens a file, compressed or not; a thread of its own decompresses a few MiB ahead of the reader.</summary>
    /// <param name="file">Where it is; its name tells <c>.lzma</c>, which has no magic.</param>
    /// <param name="options">Limits, threads, and who else is shown the bytes.</param>
    /// <returns>
    /// The uncompressed bytes; read them to the end, which is where the check sums stand. Reading throws <see cref="ArchiveException"/>.
    /// </returns>
    /// <exception cref="ArchiveException">It is not what its name says.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Stream Open(string file, ArchiveOptions options)
    {
        var name = Path.GetFileName(file);
        var input = new CompressedInput(ArchiveSource.OpenFile(file));
        try
        {
            var decoder = Compression.Open(input, name, options.Threads);
            return new ReadAheadStream(new ReadAhead(new GuardedStream(decoder, input, options.Limits, options.Tap, name), BlockSize));
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>Unpacks a small file, such as a patch, in memory.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="name">Its name for people; it does not decide.</param>
    /// <param name="maxBytes">The result may not be longer.</param>
    /// <returns>The bytes; <paramref name="data"/> itself when it is not compressed, however long.</returns>
    /// <exception cref="ArchiveException">It is damaged, cut, or unpacks to more.</exception>
    public static ReadOnlyMemory<byte> Decompress(ReadOnlyMemory<byte> data, string name, long maxBytes)
    {
        var kind = CompressionMagic.Of(data.Span[..Math.Min(data.Length, CompressionMagic.Length)]);
        return kind == CompressionKind.None ? data : Compression.Decompress(data, kind, maxBytes, name);
    }
}
