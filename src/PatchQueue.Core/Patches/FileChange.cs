namespace PatchQueue.Patches;

/// <summary>What a file patch does with the file's name.</summary>
public enum FileChange
{
    /// <summary>It stays.</summary>
    Keep,

    /// <summary>The old name goes, the new one comes.</summary>
    Rename,

    /// <summary>The old name stays, the new one comes.</summary>
    Copy,
}
