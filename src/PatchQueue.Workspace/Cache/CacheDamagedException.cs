namespace PatchQueue.Cache;

/// <summary>A cached base is not what was put there. Its entry has been removed, and the archive itself still can be read.</summary>
/// <param name="archive">The archive's name for people.</param>
public sealed class CacheDamagedException(string archive) : IOException($"the cached copy of {archive} is damaged")
{
    /// <summary>The archive's name for people.</summary>
    public string Archive { get; } = archive;
}
