namespace PatchQueue.Diffing;

/// <summary>How hunks are written.</summary>
public sealed record UnifiedOptions
{
    /// <summary>
    /// Common lines shown around a change; changes with at most twice as many between them share a hunk. With 0, GNU patch and pq take
    /// lines inserted at a file's beginning for a new file.
    /// </summary>
    public int Context { get; init; } = 3;

    /// <summary>What follows a hunk's ranges.</summary>
    public HeadingRule Heading { get; init; }
}
