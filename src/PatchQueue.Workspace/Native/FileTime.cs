namespace PatchQueue.Native;

/// <summary>When a file was last modified.</summary>
/// <param name="Seconds">Since 1970, UTC; negative before.</param>
/// <param name="Nanoseconds">0 to 999,999,999.</param>
public readonly record struct FileTime(long Seconds, int Nanoseconds);
