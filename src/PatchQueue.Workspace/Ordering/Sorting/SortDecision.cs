namespace PatchQueue.Ordering;

/// <summary>
/// Where a patch of the sorted section belongs, by the decision table of kernel-source's git_sort: its commit is known or not, the
/// branch it stands under is fetched or not, and its <c>Git-repo</c> names that branch's repository or not.
/// </summary>
/// <param name="Rank">The rank of the branch; the number of all branches for out-of-tree patches.</param>
/// <param name="Place">Its place among those of the branch; null where nothing is known, and it keeps its place.</param>
/// <param name="NewRepository">The branch's repository, where the patch's <c>Git-repo</c> is to say so; null where it does.</param>
/// <param name="Fault">Why it has no place, to follow its name in a sentence; null where it has one.</param>
public sealed record SortDecision(int Rank, CommitPlace? Place, RepositoryUrl? NewRepository, string? Fault)
{
    /// <summary>Decides.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="current">The rank of the branch it stands under.</param>
    /// <param name="order">The upstream order.</param>
    /// <param name="isMoving">Whether it is to go up to a branch that has taken its commit.</param>
    public static SortDecision Of(SortedPatch patch, int current, CommitOrder order, bool isMoving)
    {
        var outOfTree = order.Ranking.Heads.Length;
        if (patch.Fault is not null || patch.Commit is null)
        {
            return new SortDecision(outOfTree, null, null, patch.Fault);
        }

        var isGood = current < outOfTree && order.Ranking.Heads[current].Repository == patch.Repository;
        return order.Find(patch.Commit) is { } place
            ? Found(place, current, order, isMoving, isGood, patch.Repository)
            : Unknown(patch, current, order, isGood);
    }

    private static SortDecision Unknown(SortedPatch patch, int current, CommitOrder order, bool isGood) =>
        (order.IsIndexed(current), isGood) switch
    {
        (false, true) => new(current, null, null, null),
        (true, true) => Wrong($"names commit {patch.Commit}, which {order.Ranking.Heads[current]} does not have as it was fetched last"),
        _ => Wrong($"names commit {patch.Commit}, which no branch that is fetched has, and its Git-repo is not that of its section"),
    };

    private static SortDecision Found(
        CommitPlace place, int current, CommitOrder order, bool isMoving, bool isGood, RepositoryUrl repository)
    {
        var heads = order.Ranking.Heads;
        var isIndexed = order.IsIndexed(current);
        var renamed = repository == heads[place.Head].Repository ? null : heads[place.Head].Repository;
        if (place.Head > current)
        {
            return isGood && !isIndexed
                ? new(current, null, null, null)
                : Wrong(
                    $"stands too high: its commit is only in {heads[place.Head]}; fetch {heads[current]}, or put the patch there");
        }

        if (place.Head == current)
        {
            return new(current, place, renamed, null);
        }

        return isMoving ? new(place.Head, place, renamed, null)
            : isGood ? new(current, isIndexed ? place : null, null, null)
            : Wrong("stands in a section that its Git-repo is not of");
    }

    private static SortDecision Wrong(string fault) => new(0, null, null, fault);
}
