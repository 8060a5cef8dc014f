namespace PatchQueue.Merging;

/// <summary>Who changed the lines of a chunk.</summary>
public enum MergeChunkKind
{
    /// <summary>Nobody: the lines are the same in base, ours and theirs.</summary>
    Common,

    /// <summary>Ours alone; theirs has the base's lines.</summary>
    Ours,

    /// <summary>Theirs alone; ours has the base's lines.</summary>
    Theirs,

    /// <summary>Ours and theirs, with the same lines.</summary>
    Both,

    /// <summary>Ours and theirs, with different lines.</summary>
    Conflict,
}
