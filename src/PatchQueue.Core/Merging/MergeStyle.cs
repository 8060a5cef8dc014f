namespace PatchQueue.Merging;

/// <summary>What a conflict shows, which also decides how far it reaches; git's <c>merge.conflictStyle</c>.</summary>
public enum MergeStyle
{
    /// <summary>Our lines and theirs, refined as <see cref="MergeLevel"/> says.</summary>
    Merge,

    /// <summary>Our lines, the base's and theirs. Such a conflict is never refined: its three texts belong together.</summary>
    Diff3,

    /// <summary>
    /// As <see cref="Diff3"/>, but without the lines that ours and theirs both begin or end with, whatever the level. The base's lines
    /// stay.
    /// </summary>
    Zdiff3,
}
