namespace PatchQueue.Git;

/// <summary>A git repository could not do what was asked.</summary>
/// <param name="repository">Its directory, as the caller named it.</param>
/// <param name="revision">The revision, branch or object it was about; null when it is the repository itself.</param>
/// <param name="message">One sentence without a full stop.</param>
public sealed class GitException(string repository, string? revision, string message) : IOException(message)
{
    /// <summary>The repository's directory, as the caller named it.</summary>
    public string Repository { get; } = repository;

    /// <summary>The revision, branch or object; null when it is the repository itself.</summary>
    public string? Revision { get; } = revision;

    /// <summary>Whether it is a branch that stands, and that the caller did not say may be replaced.</summary>
    public bool IsBranchThere { get; init; }
}
