namespace PatchQueue.Archives;

/// <summary>The first bytes of each format.</summary>
internal static class CompressionMagic
{
    /// <summary>Bytes to look at.</summary>
    public const int Length = 6;

    public static ReadOnlySpan<byte> Gzip => [0x1f, 0x8b];

    private static ReadOnlySpan<byte> Bzip2 => "BZh"u8;

    private static ReadOnlySpan<byte> Xz => [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    private static ReadOnlySpan<byte> Zstd => [0x28, 0xb5, 0x2f, 0xfd];

    /// <summary>The format that the first bytes show; .lzma has no magic and is never found this way.</summary>
    public static CompressionKind Of(ReadOnlySpan<byte> start) =>
        start.StartsWith(Xz) ? CompressionKind.Xz
        : start.StartsWith(Gzip) ? CompressionKind.Gzip
        : start.StartsWith(Zstd) || IsSkippableFrame(start) ? CompressionKind.Zstd
        : start.StartsWith(Bzip2) ? CompressionKind.Bzip2
        : CompressionKind.None;

    // pzstd begins with one: 0x184D2A50 to 0x184D2A5F, little-endian
    private static bool IsSkippableFrame(ReadOnlySpan<byte> start) =>
        start.Length >= 4 && (start[0] & 0xf0) == 0x50 && start[1..4].SequenceEqual((ReadOnlySpan<byte>)[0x2a, 0x4d, 0x18]);
}
