namespace PatchQueue.Stack;

/// <summary>What somebody has done to a file, seen from what the patches and the mainline make of it.</summary>
public enum EditKind
{
    /// <summary>There was none.</summary>
    Added,

    /// <summary>It is otherwise.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,
}
