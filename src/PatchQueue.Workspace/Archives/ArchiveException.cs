namespace PatchQueue.Archives;

/// <summary>An archive or a compressed file is damaged, cut short, hostile, or larger than it may be.</summary>
/// <param name="archive">The file's name as the user knows it.</param>
/// <param name="fault">What is wrong, in words that follow the name: "is truncated".</param>
/// <param name="position">Where: a byte of the uncompressed tar, or of the compressed file where the compression is at fault; null if
/// nowhere.</param>
public sealed class ArchiveException(string archive, string fault, long? position = null)
    : IOException(position is { } at ? $"{archive} {fault} (at byte {at})" : $"{archive} {fault}")
{
    /// <summary>The file's name as the user knows it.</summary>
    public string Archive { get; } = archive;

    /// <summary>What is wrong, in words that follow the name.</summary>
    public string Fault { get; } = fault;

    /// <summary>
    /// Where: a byte of the uncompressed tar, or of the compressed file where the compression is at fault; null if nowhere.
    /// </summary>
    public long? Position { get; } = position;

    /// <summary>What the user can do about it; null where there is nothing to say.</summary>
    public string? Hint { get; init; }
}
