namespace PatchQueue.Git;

/// <summary>A commit that a revision names; annotated tags are followed to it.</summary>
/// <param name="Id">Its full id, 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits.</param>
/// <param name="TreeId">The id of its tree.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Committer">Who committed it; its time is the commit's.</param>
public sealed record GitCommit(string Id, string TreeId, GitPerson Author, GitPerson Committer)
{
    /// <summary>The first line of its message.</summary>
    public string Subject { get; init; } = "";

    /// <summary>When it was committed, as <c>git log</c> orders by.</summary>
    public DateTimeOffset Time => Committer.When;
}
