namespace PatchQueue.Merging;

/// <summary>What became of a file of a three-way merge.</summary>
public enum FileMergeKind
{
    /// <summary>Ours stays: it is theirs already, or theirs is the base.</summary>
    Ours,

    /// <summary>Theirs is taken whole, for ours is the base.</summary>
    Theirs,

    /// <summary>The lines of both sides went together.</summary>
    Merged,

    /// <summary>Lines of both sides do not go together; the file has markers.</summary>
    Conflict,

    /// <summary>One side has changed what the other has not any more; the file is the changed one.</summary>
    Deleted,

    /// <summary>Both sides have other bytes, or another kind of file, that cannot be merged; the file is ours.</summary>
    Unmergeable,
}
