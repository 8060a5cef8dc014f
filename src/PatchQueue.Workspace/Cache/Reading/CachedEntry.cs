namespace PatchQueue.Cache;

/// <summary>An entry of the cache as it is shown.</summary>
/// <param name="Key">The archive's SHA-256, 64 hexadecimal digits.</param>
/// <param name="Archive">The archive's name without its directory; null where the entry cannot be read.</param>
/// <param name="Bytes">What it takes on disk.</param>
/// <param name="Members">Number of files, links and directories; 0 where the entry cannot be read.</param>
/// <param name="LastUsed">When it was made or used last, UTC.</param>
public sealed record CachedEntry(string Key, string? Archive, long Bytes, int Members, DateTimeOffset LastUsed);
