namespace PatchQueue.Backporting;

/// <summary>What became of a commit that was to be taken into the queue.</summary>
public enum BackportKind
{
    /// <summary>Its diff fits as it is, every hunk where it says.</summary>
    Applied,

    /// <summary>Its files were merged three ways without a conflict.</summary>
    Merged,

    /// <summary>A person has to bring it together.</summary>
    Conflict,

    /// <summary>A patch of the queue is it already.</summary>
    Known,

    /// <summary>The blacklist has it.</summary>
    Blacklisted,

    /// <summary>The queue's files are as it would leave them, or it changes none of the paths that are wanted.</summary>
    Empty,
}
