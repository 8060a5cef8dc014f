namespace PatchQueue.Cache;

/// <summary>
/// The file <c>index</c>, little-endian: a header, a record a member in byte order of the paths, an XxHash128 a chunk of the tar, names
/// (the archive's own first), and the XxHash128 of all that. A file that is not exactly so is no index.
/// </summary>
internal static class IndexLayout
{
    // Header: magic 8, key 32, tar's length 8, members 4, chunks 4, bytes of names 4, bytes of the archive's name 4
    public const int KeyAt = 8;
    public const int TarLengthAt = 40;
    public const int MembersAt = 48;
    public const int ChunksAt = 52;
    public const int NamesAt = 56;
    public const int ArchiveNameAt = 60;
    public const int HeaderSize = 64;

    // Record: path's start in the names 4, path's length 4, kind 4, permissions 4, offset 8, length 8, hash 16
    public const int RecordSize = 48;

    public const int HashSize = 16;

    /// <summary>Bytes of the tar that one hash covers: they stay in the processor's cache from the hash to the reader.</summary>
    public const int ChunkSize = 1 << 20;

    /// <summary>The last byte is the version; what reads another one passes the entry over.</summary>
    public static ReadOnlySpan<byte> Magic => "pqbase\0\u0001"u8;
}
