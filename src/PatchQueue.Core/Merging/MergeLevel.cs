namespace PatchQueue.Merging;

/// <summary>How much of what both sides changed is not taken for a conflict; each level goes further than the one before.</summary>
public enum MergeLevel
{
    /// <summary>All that both changed is a conflict, even where they agree.</summary>
    Minimal,

    /// <summary>The same change on both sides is none.</summary>
    Eager,

    /// <summary>
    /// A conflict is cut down to the lines in which ours and theirs differ. Where at most three lines stand between two, they are one.
    /// What <c>git merge</c>, <c>rebase</c> and <c>cherry-pick</c> do.
    /// </summary>
    Zealous,

    /// <summary>
    /// As <see cref="Zealous"/>, but two conflicts are one also when no line between them has a letter or a digit of ASCII.
    /// What <c>git merge-file</c> does.
    /// </summary>
    ZealousWords,
}
