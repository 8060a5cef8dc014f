namespace PatchQueue.Export;

/// <summary>How a package for a build service brings a queue.</summary>
public enum SourceStyle
{
    /// <summary>The mainline as it is, and the queue, which the build applies.</summary>
    Patches,

    /// <summary>The expanded tree as one tarball.</summary>
    Prepared,
}
