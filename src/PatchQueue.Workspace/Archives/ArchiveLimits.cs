namespace PatchQueue.Archives;

/// <summary>
/// What an archive may come to before it is taken for a bomb. A kernel is 1.6 GB, 90,000 entries, a ratio of 10 and 1,700 compressed
/// bytes an entry; 2 GB of zeros are a ratio of 1,000 in gzip and 7,000 in xz, 300,000 empty folders in 1 MB are 3 bytes an entry.
/// </summary>
public sealed record ArchiveLimits
{
    /// <summary>Far above any source tree.</summary>
    public static readonly ArchiveLimits Default = new();

    /// <summary>Bytes of the uncompressed tar.</summary>
    public long MaxBytes { get; init; } = 64L << 30;

    /// <summary>Entries.</summary>
    public long MaxEntries { get; init; } = 10_000_000;

    /// <summary>Uncompressed bytes for each compressed one, above <see cref="FreeBytes"/>.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Uncompressed bytes that are not held against the ratio.</summary>
    public long FreeBytes { get; init; } = 64L << 20;

    /// <summary>Compressed bytes that each entry must have cost, above <see cref="FreeEntries"/>.</summary>
    public int MinEntryCost { get; init; } = 16;

    /// <summary>Entries that are not held against <see cref="MinEntryCost"/>.</summary>
    public long FreeEntries { get; init; } = 65_536;
}
