using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Histories;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Culprits;

/// <summary>Finds the upstream commits between two mainlines of one clone that patches have to be brought together with.</summary>
/// <param name="range">The commits between the mainlines.</param>
public sealed class HistoryTrace(CommitRange range)
{
    private readonly CommitChains _chains = new(range);

    /// <summary>Finds those of some patches.</summary>
    /// <param name="wishes">The patches.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>One a patch, in their order.</returns>
    public IReadOnlyList<PatchTrace> Of(IReadOnlyList<TraceWish> wishes, Crew crew, CancellationToken cancellation)
    {
        var found = Findings(wishes, crew, cancellation);
        var named = wishes.Select(wish => NamedIn(wish.Header)).ToList();
        using var commits = new CommitNames(range, cancellation);
        var traces = wishes.Select((wish, i) => new PatchTrace(
            wish.PatchIndex, new CulpritSum(commits).Of(WithNamed(wish, found[i], named[i])))).ToList();
        return new FollowUps(range, commits, cancellation).AddTo(traces);
    }

    // All patches' files by their paths: the versions of a file are read once.
    private List<HunkFinding>[] Findings(IReadOnlyList<TraceWish> wishes, Crew crew, CancellationToken cancellation)
    {
        var files = wishes.SelectMany((wish, i) => wish.Files.Select(file => (Wish: i, File: file)))
            .GroupBy(pair => pair.File.File.Path, TreePathComparer.Instance).ToList();
        var found = new List<(int Wish, HunkFinding Finding)>[files.Count];
        var workers = new TraceWorker?[crew.Size];
        try
        {
            crew.Do(
                files.Count,
                (worker, i) => found[i] = (workers[worker] ??= new TraceWorker(range, _chains, cancellation)).Find(files[i].Key, files[i]),
                cancellation);
        }
        finally
        {
            foreach (var worker in workers)
            {
                worker?.Dispose();
            }
        }

        var lookup = found.SelectMany(list => list).ToLookup(pair => pair.Wish, pair => pair.Finding);
        return [.. wishes.Select((_, i) => lookup[i].ToList())];
    }

    private List<int> NamedIn(PatchHeader header) =>
        [.. UpstreamCommit.NamedIn(header).Select(commit => range.NumberOf(commit.Id)).OfType<int>()];

    // What the header says is what upstream has, where anything of the patch is there.
    private static List<HunkFinding> WithNamed(TraceWish wish, List<HunkFinding> found, List<int> named)
    {
        var brought = found.Where(finding => finding.Kind == CulpritKind.Brought).ToList();
        if (named.Count == 0 || !wish.Files.Any(file => UpstreamPlaces.IsUpstream(file.File)))
        {
            return found;
        }

        var places = brought.Count > 0
            ? brought.Select(finding => finding.Place).Distinct()
            : wish.Files.SelectMany(file => UpstreamPlaces.Of(file.File));
        return
        [
            .. found.Except(brought),
            .. places.SelectMany(place => named.Select(number => new HunkFinding(place, CulpritKind.Brought, number))),
        ];
    }
}
