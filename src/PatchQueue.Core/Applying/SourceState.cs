namespace PatchQueue.Applying;

/// <summary>What a source has at a path.</summary>
public enum SourceState
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A symbolic link; its text is the target.</summary>
    Symlink,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A device, a fifo or a socket.</summary>
    Special,

    /// <summary>A component above it is a link or a file, so nothing can be there without leaving the tree.</summary>
    Blocked,
}
