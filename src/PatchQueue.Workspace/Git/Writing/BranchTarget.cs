namespace PatchQueue.Git;

/// <summary>The branch that <see cref="FastImport"/> writes.</summary>
/// <param name="Repository">The repository's directory.</param>
/// <param name="Branch">Its short name, without <c>refs/heads/</c>.</param>
public sealed record BranchTarget(string Repository, string Branch)
{
    /// <summary>Full id of the commit that the first new one follows; null makes that one a root commit.</summary>
    public string? Parent { get; init; }

    /// <summary>What to do when the branch is there already.</summary>
    public BranchPolicy Policy { get; init; }
}

/// <summary>What to do with a branch that is there already.</summary>
public enum BranchPolicy
{
    /// <summary>Refuse.</summary>
    Create,

    /// <summary>Let it name the new commits, whatever it named before.</summary>
    Replace,
}
