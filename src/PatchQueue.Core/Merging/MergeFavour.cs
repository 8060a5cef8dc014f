namespace PatchQueue.Merging;

/// <summary>What is written for a conflict.</summary>
public enum MergeFavour
{
    /// <summary>All sides between markers.</summary>
    None,

    /// <summary>Our lines.</summary>
    Ours,

    /// <summary>Their lines.</summary>
    Theirs,

    /// <summary>Our lines, then theirs.</summary>
    Union,
}
