namespace PatchQueue.Ordering;

/// <summary>Where a commit stands upstream. A commit comes before all that are built on it.</summary>
/// <param name="Head">The rank of the first branch that holds it.</param>
/// <param name="Number">Its number in that branch, from 1, the oldest first.</param>
public readonly record struct CommitPlace(int Head, int Number) : IComparable<CommitPlace>
{
    /// <summary>Behind all others: of a commit that no branch holds.</summary>
    public static CommitPlace Unknown { get; } = new(int.MaxValue, 0);

    /// <inheritdoc/>
    public int CompareTo(CommitPlace other) => Head == other.Head ? Number.CompareTo(other.Number) : Head.CompareTo(other.Head);
}
