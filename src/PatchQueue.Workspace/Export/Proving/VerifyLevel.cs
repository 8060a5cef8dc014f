namespace PatchQueue.Export;

/// <summary>How a package is proven before it gets its name.</summary>
public enum VerifyLevel
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>pq unpacks it and compares.</summary>
    Quick,

    /// <summary>The format's own tool unpacks and applies it, too.</summary>
    Full,
}
