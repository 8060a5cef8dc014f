namespace PatchQueue.Ordering;

/// <summary>How a branch of a queue stands to an upstream commit.</summary>
public enum BranchState
{
    /// <summary>A patch of it is the commit, or its mainline has it.</summary>
    Has,

    /// <summary>It has what the commit mends, or that is not known, and lacks the commit.</summary>
    Needs,

    /// <summary>Its blacklist or a <c>No-fix</c> has the commit.</summary>
    Blacklisted,

    /// <summary>It lacks what the commit mends.</summary>
    NotAffected,
}
