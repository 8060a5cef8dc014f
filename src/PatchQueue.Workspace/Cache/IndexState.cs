namespace PatchQueue.Cache;

/// <summary>What an index file turns out to be.</summary>
internal enum IndexState
{
    /// <summary>It can be used.</summary>
    Good,

    /// <summary>Nobody can use it.</summary>
    Damaged,

    /// <summary>Another version of pq can use it.</summary>
    Foreign,
}
