namespace PatchQueue.Applying;

/// <summary>Why a hunk, or a whole file patch, did not go in.</summary>
public enum RejectReason
{
    /// <summary>Its lines are nowhere in the file in that order.</summary>
    NoMatch,

    /// <summary>It must stand at the start or the end of the file and does not.</summary>
    NotAtEdge,

    /// <summary>It belongs before the place where an earlier hunk of the patch ended.</summary>
    Misordered,

    /// <summary>Its search would compare more lines than any honest patch needs.</summary>
    TooCostly,

    /// <summary>The patch file is malformed.</summary>
    Malformed,

    /// <summary>No name is left, or the name leads out of the tree.</summary>
    UnsafeName,

    /// <summary>The file to change is not there.</summary>
    FileMissing,

    /// <summary>The file to create is there already.</summary>
    FileExists,

    /// <summary>The file to delete holds more than the patch removes.</summary>
    NotEmptied,

    /// <summary>The path is a directory, a device, or a link where a file is meant, or a file where a link is.</summary>
    WrongType,

    /// <summary>A component of the path is a symbolic link or a file.</summary>
    BeyondLink,

    /// <summary>The link's target holds a line end or a NUL.</summary>
    BadLinkTarget,

    /// <summary>The binary data is broken, or made for other bytes.</summary>
    BinaryMismatch,
}
