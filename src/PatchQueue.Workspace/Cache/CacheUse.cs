namespace PatchQueue.Cache;

/// <summary>What a run does with the cache.</summary>
public enum CacheUse
{
    /// <summary>It takes what is there.</summary>
    Read,

    /// <summary>It takes what is there, and puts there what is not: a second run is likely.</summary>
    ReadAndFill,
}
