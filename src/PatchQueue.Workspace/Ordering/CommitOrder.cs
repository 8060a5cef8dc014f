using System.Buffers;
using System.IO.Hashing;
using System.Text;
using PatchQueue.Git;

namespace PatchQueue.Ordering;

/// <summary>
/// The upstream order of commits in a local clone, as kernel-source's git_sort defines it: by the first ranked branch that has the
/// commit, then as <c>git log --topo-order</c>, reversed. Kept in a file that a fetch adds to.
/// </summary>
public sealed class CommitOrder : IDisposable
{
    private const string OfHead = "HEAD";

    private readonly OrderFile _file;
    private readonly HashSet<int> _indexed;

    private CommitOrder(OrderFile file, HeadRanking ranking, CloneFolder clone, string? path, CancellationToken cancellation)
    {
        (_file, Ranking, CutOff) = (file, ranking, clone.ReadShallow().ToHashSet(StringComparer.Ordinal));
        _indexed = [.. file.Branches.Select(branch => branch.Rank)];
        Releases = new ReleaseNames(this, clone.ReadTags, releases => ReleaseMap.Of(
            clone.Path, releases, file.TableOf(file.Branches[0]), path is null ? null : path + ".releases", cancellation));
    }

    /// <summary>The branches in their order, those that the clone lacks included.</summary>
    public HeadRanking Ranking { get; }

    /// <summary>The names of releases.</summary>
    public ReleaseNames Releases { get; }

    /// <summary>Whether the clone does not fetch the mainline, and what HEAD has stands for it.</summary>
    public bool IsOfHead => _file.Branches is [{ Name: OfHead }];

    /// <summary>The commits that a shallow clone was cut off at: what they change is not known. Empty for a whole history.</summary>
    public IReadOnlySet<string> CutOff { get; }

    /// <summary>The commits that the branches were at.</summary>
    public IEnumerable<string> Tips => _file.Branches.Select(branch => branch.Tip);

    /// <summary>How many commits have a number.</summary>
    public int Count => _file.Branches.Sum(branch => branch.Count);

    /// <summary>Opens the order of a clone, and brings it to what was fetched last.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="ranking">The branches.</param>
    /// <param name="cache">A folder to keep the numbers in; null for none.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="GitException">There is no repository, or git fails.</exception>
    public static CommitOrder Open(string repository, HeadRanking ranking, string? cache, CancellationToken cancellation)
    {
        // Looked at before the clone is opened: what is fetched meanwhile is found the next time.
        var seen = cache is null ? null : CloneFolder.TrySee(repository);
        var mark = seen is null ? null : new OrderMark(PathOf(cache!, seen), seen, ranking);
        if (mark?.Recall() is { } same)
        {
            return new CommitOrder(same, ranking, seen!, mark.Numbers, cancellation);
        }

        var branches = RemoteBranches.Of(repository, url => RepositoryUrl.Of(url).Text);
        var path = cache is null ? null : PathOf(cache, branches.Folder);
        var file = Numbered(Wanted(ranking, branches, repository), branches.Folder, path, cancellation);
        if (mark?.Numbers == path)
        {
            mark?.Put(file);
        }

        return new CommitOrder(file, ranking, branches.Folder, path, cancellation);
    }

    /// <summary>Whether the clone has a branch.</summary>
    /// <param name="rank">Its rank.</param>
    public bool IsIndexed(int rank) => _indexed.Contains(rank);

    /// <summary>Where a commit stands; null when no ranked branch of the clone has it.</summary>
    /// <param name="id">40 hexadecimal digits.</param>
    public CommitPlace? Find(string id) => Find(Encoding.UTF8.GetBytes(id));

    /// <inheritdoc cref="Find(string)"/>
    public CommitPlace? Find(ReadOnlySpan<byte> id)
    {
        Span<byte> bytes = stackalloc byte[OrderTable.IdSize];
        if (Convert.FromHexString(id, bytes, out _, out var length) != OperationStatus.Done || length != bytes.Length)
        {
            return null;
        }

        foreach (var branch in _file.Branches)
        {
            if (OrderTable.Find(_file.TableOf(branch), bytes) is var number and > 0)
            {
                return new CommitPlace(branch.Rank, number);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static OrderFile Numbered(List<OrderedBranch> wanted, CloneFolder clone, string? path, CancellationToken cancellation)
    {
        var known = path is null ? null : OrderFile.TryOpen(path);
        if (known is not null && known.Branches.Count == wanted.Count && known.Branches.Zip(wanted)
            .All(pair => pair.First.IsAs(pair.Second)))
        {
            return known;
        }

        var bytes = OrderFile.Write(new OrderUpdate(clone.Path, known, cancellation).To(wanted));
        known?.Dispose();
        return (path is null ? null : Keep(path, bytes)) ?? OrderFile.InMemory(bytes);
    }

    private static List<OrderedBranch> Wanted(HeadRanking ranking, RemoteBranches branches, string repository)
    {
        var wanted = new List<OrderedBranch>();
        for (var rank = 0; rank < ranking.Heads.Length; rank++)
        {
            var head = ranking.Heads[rank];
            if (branches.TipOf(head.Repository.Text, head.Branch) is { } tip)
            {
                wanted.Add(new OrderedBranch(head.Heading, rank, tip));
            }
        }

        return wanted is [{ Rank: 0 }, ..] ? wanted
            : branches.Head.Length > 0 ? [new OrderedBranch(OfHead, 0, branches.Head)]
            : throw new GitException(repository, null, $"{Text.DisplayText.Of(repository)} has no commit");
    }

    // A shallow clone that is deepened has other commits below the same tips.
    private static string PathOf(string cache, CloneFolder clone) => Path.Combine(cache, "order", Convert.ToHexStringLower(
        XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join('\n', [Path.GetFullPath(clone.Path), .. clone.ReadShallow()])))));

    // Two that write at once both write the same. Where the disk is full the numbers serve this command only.
    private static OrderFile? Keep(string path, byte[] bytes)
    {
        var fresh = $"{path}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(fresh, bytes);
            File.Move(fresh, path, overwrite: true);
            return OrderFile.TryOpen(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            File.Delete(fresh);
            return null;
        }
    }
}
