using PatchQueue.Git;

namespace PatchQueue.Ordering;

/// <summary>
/// Numbers the commits of branches. Where git, walking from the new tip, has every new commit before the old tip, the numbers below that
/// stay; where a branch was merged into another and the two are walked by turns, all are made anew.
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

        return (old is null ? null : Grown(branch, above, old))
            ?? OrderTable.Make(CommitWalk.InTopologicalOrder(repository, branch.Tip, above, cancellation), []);
    }

    private byte[]? Grown(OrderedBranch branch, string[] above, OrderedBranch old)
    {
        try
        {
            var ids = CommitWalk.InTopologicalOrder(repository, branch.Tip, [.. above, old.Tip + "^@"], cancellation);
            var isGrown = ids.AsSpan().EndsWith(Convert.FromHexString(old.Tip));
            return isGrown ? OrderTable.Make(ids[..^OrderTable.IdSize], known!.TableOf(old)) : null;
        }
        catch (GitException)
        {
            // The old tip has been collected as garbage.
            return null;
        }
    }
}
