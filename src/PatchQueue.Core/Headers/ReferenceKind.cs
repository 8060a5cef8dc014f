namespace PatchQueue.Headers;

/// <summary>What a reference is to.</summary>
public enum ReferenceKind
{
    /// <summary>A bug in a tracker.</summary>
    Bug,

    /// <summary>A vulnerability.</summary>
    Cve,

    /// <summary>A feature request: <c>jsc#SLE-7772</c>, <c>fate#320588</c>.</summary>
    Feature,

    /// <summary>A fix of a commit that the queue has: <c>git-fixes</c>.</summary>
    GitFix,

    /// <summary>A stable release: <c>stable-5.14.1</c>.</summary>
    Stable,

    /// <summary>An address.</summary>
    Url,

    /// <summary>A word of prose, or <c>none</c>.</summary>
    Other,
}
