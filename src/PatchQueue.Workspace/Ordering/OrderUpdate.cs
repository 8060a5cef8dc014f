using PatchQueue.Git;

namespace PatchQueue.Ordering;

/// <summary>
/// Numbers the commits of branches. Where a branch has only grown, the numbers that it has stay: git walks what a merge brought before
/// what it was merged into, so that the order below a commit is the same from every commit that has it among its first parents.
/// </summary>
internal sealed class OrderUpdate(string repository, OrderFile? known, CancellationToken cancellation)
{
    /// <summary>The tables of branches, by rank.</summary>
    public IReadOnlyList<(OrderedBranch Branch, byte[] Table)> To(IReadOnlyList<OrderedBranch> branches)
    {
        var tables = new List<(OrderedBranch, byte[])>();
        var isAsBefore = true;
        for (var i = 0; i < branches.Count; i++)
        {
            var old = isAsBefore && i < known?.Branches.Count && known.Branches[i].Name == branches[i].Name ? known.Branches[i] : null;
            tables.Add((branches[i], TableOf(branches[i], [.. branches.Take(i).Select(branch => branch.Tip)], old)));
            isAsBefore &= old is not null && old.IsAs(branches[i]);
        }

        return tables;
    }

    private byte[] TableOf(OrderedBranch branch, string[] above, OrderedBranch? old)
    {
        if (old is not null && old.Tip == branch.Tip)
        {
            return known!.TableOf(old).ToArray();
        }

        return old is not null && CommitWalk.IsOnFirstParents(repository, old.Tip, branch.Tip, cancellation)
            ? OrderTable.Make(CommitWalk.InTopologicalOrder(repository, branch.Tip, [.. above, old.Tip], cancellation), known!.TableOf(old))
            : OrderTable.Make(CommitWalk.InTopologicalOrder(repository, branch.Tip, above, cancellation), []);
    }
}
