namespace PatchQueue.Ordering;

/// <summary>A branch whose commits are numbered.</summary>
/// <param name="Name">The repository and the branch, as <see cref="UpstreamHead.Heading"/> has them.</param>
/// <param name="Rank">Its place in the ranking, from 0.</param>
/// <param name="Tip">The commit that it was numbered up to.</param>
internal sealed record OrderedBranch(string Name, int Rank, string Tip)
{
    /// <summary>How many commits it has that no branch before it has.</summary>
    public int Count { get; init; }

    /// <summary>Where its table begins in the file.</summary>
    public int Offset { get; init; }

    /// <summary>Whether it is the same branch at the same commit.</summary>
    public bool IsAs(OrderedBranch other) => (Name, Rank, Tip) == (other.Name, other.Rank, other.Tip);
}
