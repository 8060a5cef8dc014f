using System.Collections.Immutable;
using PatchQueue.Composing;
using PatchQueue.Headers;
using PatchQueue.Series;

namespace PatchQueue.Ordering;

/// <summary>Sorts the sorted section of a series.conf. What it finds is a value; nothing is written.</summary>
/// <param name="order">The upstream order.</param>
/// <param name="read">Reads the patch of an entry; null when it is missing.</param>
public sealed class SeriesSort(CommitOrder order, Func<SeriesEntry, TaggedPatch?> read)
{
    private int OutOfTree => order.Ranking.Heads.Length;

    /// <summary>Sorts.</summary>
    /// <param name="series">The series.</param>
    /// <param name="isMoving">Whether patches go up to a branch that has taken their commits.</param>
    /// <returns>Null when the series has no sorted section.</returns>
    /// <exception cref="InvalidOperationException">A line of it names several patches.</exception>
    public SortResult? Sort(PatchSeries series, bool isMoving) => SortedLines.Of(series) is not { } lines
        ? null
        : Arrange(series, lines, [.. lines.Blocks.Select(block => Decide(block, isMoving))]);

    /// <summary>Puts patches into a series that is sorted.</summary>
    /// <param name="sorted">The series.</param>
    /// <param name="names">The patches' names.</param>
    /// <returns>The patches that were there, and behind them the new ones.</returns>
    public SortResult Insert(SortResult sorted, IReadOnlyList<byte[]> names)
    {
        var lines = SortedLines.Of(sorted.Before)!;
        var fresh = names.Select(name => Decide(SortedLines.NewBlock(name), OutOfTree, isMoving: true));
        return Arrange(sorted.Before, lines, [.. lines.Blocks.Select(block => Decide(block, isMoving: false)), .. fresh]);
    }

    /// <summary>The mainline's rank, or the rank of a heading; -1 for one that is not ranked.</summary>
    public int RankOf(string? heading) => heading is null ? 0
        : heading.Equals(SortedLines.OutOfTree, StringComparison.OrdinalIgnoreCase) ? OutOfTree
        : order.Ranking.RankOf(UpstreamHead.Of(heading));

    /// <summary>What a heading says for a rank; null for the mainline.</summary>
    public string? HeadingOf(int rank) =>
        rank == 0 ? null : rank == OutOfTree ? SortedLines.OutOfTree : order.Ranking.Heads[rank].Heading;

    private SortedEntry Decide(SortedBlock block, bool isMoving)
    {
        var current = RankOf(block.Heading);
        if (current < 0)
        {
            return new SortedEntry(block, null, Wrong($"stands under '{block.Heading}', which is not among the ranked branches"));
        }

        return Decide(block, current, isMoving);
    }

    private SortedEntry Decide(SortedBlock block, int current, bool isMoving)
    {
        var patch = read(block.Entry);
        var tags = patch is null ? null : SortedPatch.Of(block.Entry.DisplayName, patch.Header, order.Ranking.Heads[0].Repository);
        return new SortedEntry(block, patch, tags is null ? Wrong("is missing") : SortDecision.Of(tags, current, order, isMoving));
    }

    private SortResult Arrange(PatchSeries series, SortedLines lines, ImmutableArray<SortedEntry> entries)
    {
        if (entries.Any(entry => entry.Decision.Fault is not null))
        {
            return new SortResult(series, series, entries);
        }

        // Patches of one commit keep their order, and so do those of a branch that is not fetched.
        var groups = entries.GroupBy(entry => entry.Decision.Rank).OrderBy(group => group.Key)
            .Select(group => (HeadingOf(group.Key), (IReadOnlyList<SortedBlock>)
                [.. group.OrderBy(entry => entry.Decision.Place ?? default).Select(entry => entry.Block)]));
        return new SortResult(series, lines.Arrange(groups), entries);
    }

    private static SortDecision Wrong(string fault) => new(0, null, null, fault);
}
