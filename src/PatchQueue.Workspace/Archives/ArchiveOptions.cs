namespace PatchQueue.Archives;

/// <summary>How an archive is read.</summary>
public sealed record ArchiveOptions
{
    /// <summary>The usual way.</summary>
    public static readonly ArchiveOptions Default = new();

    /// <summary>Whether names stay as they are, instead of losing the one directory that all of them lie in.</summary>
    public bool KeepsLeadingDirectory { get; init; }

    /// <summary>
    /// Is written every byte of the uncompressed tar, padding included, as kernel.org's signatures cover it; null for nobody.
    /// It is called from a thread of its own and stays the caller's. All has been written when the reading returns.
    /// </summary>
    public Stream? Tap { get; init; }

    /// <summary>How much may come out.</summary>
    public ArchiveLimits Limits { get; init; } = ArchiveLimits.Default;

    /// <summary>Threads that decompress, where the format allows several.</summary>
    public int Threads { get; init; } = Math.Max(2, Environment.ProcessorCount);
}
