using System.Collections.Immutable;
using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Series;

namespace PatchQueue.Stack;

/// <summary>Which patches of a series are in a tree: those up to the top. A value; moving makes another.</summary>
public sealed class PatchStack
{
    private const int MaxSuggestions = 3;

    private readonly ImmutableArray<RecordedPatch> _applied;

    private PatchStack(IReadOnlyList<PatchReference> series, ImmutableArray<RecordedPatch> applied, int position) =>
        (Series, _applied, Position) = (series, applied, position);

    /// <summary>The active patches of the series, in order.</summary>
    public IReadOnlyList<PatchReference> Series { get; }

    /// <summary>How many patches of the series come up to the top, that one counted; 0 when none is applied.</summary>
    public int Position { get; }

    /// <summary>The last patch that is applied; null when none is.</summary>
    public PatchReference? Top => Position > 0 ? Series[Position - 1] : null;

    /// <summary>The patch that would be pushed; null at the end of the series.</summary>
    public PatchReference? Next => Position < Series.Count ? Series[Position] : null;

    /// <summary>The names of the patches that are in the tree, in the order they went in.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> AppliedNames => _applied.Select(patch => patch.Name);

    /// <summary>
    /// Whether the series up to the top names just what is in the tree. If not, it was edited there; the next move brings the tree along.
    /// </summary>
    public bool IsAsSeries => _applied.Length == Position
        && _applied.Zip(Series).All(pair => pair.First.Name.Span.SequenceEqual(pair.Second.Name.Span));

    /// <summary>Compares a tree with a series.</summary>
    /// <param name="record">What the tree was made from; null when pq has not been at work in it.</param>
    /// <param name="series">The active patches of the series, in order.</param>
    public static PatchStack Of(TreeRecord? record, IReadOnlyList<PatchReference> series)
    {
        var applied = record is null ? []
            : record.Patches.All(patch => patch.IsApplied) ? record.Patches
            : record.Patches.Where(patch => patch.IsApplied).ToImmutableArray();
        var last = applied.IsEmpty ? -1 : FirstPlace(series, applied[^1].Name.Span);
        return new PatchStack(series, applied, last < 0 ? PositionBelow(applied, series) : last + 1);
    }

    private static int FirstPlace(IReadOnlyList<PatchReference> series, ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < series.Count; i++)
        {
            if (series[i].Name.Span.SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }

    // A patch that has left the series cannot be the top; the one below it is.
    private static int PositionBelow(ImmutableArray<RecordedPatch> applied, IReadOnlyList<PatchReference> series)
    {
        var places = new Dictionary<ReadOnlyMemory<byte>, int>(NameComparer.Instance);
        for (var i = 0; i < series.Count; i++)
        {
            places.TryAdd(series[i].Name, i);
        }

        return applied.Reverse().Where(patch => places.ContainsKey(patch.Name)).Select(patch => places[patch.Name] + 1).FirstOrDefault();
    }

    /// <summary>The place of the patch that a name means, from 0.</summary>
    /// <exception cref="UnknownPatchException">It means none, or several.</exception>
    public int Find(string name) => PatchNames.Find(Series, name) switch
    {
        PatchNames.None => throw new UnknownPatchException($"no active patch of the series is called '{name}'", Suggestion(name)),
        PatchNames.Several => throw new UnknownPatchException(
            $"several patches of the series are called '{name}'", "give the name as the series has it"),
        var index => index,
    };

    // Whoever types a part of a name remembers it from somewhere.
    private string Suggestion(string name)
    {
        var holding = name.Length < 3 ? [] : Series.Select(patch => patch.DisplayName)
            .Where(other => other.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(MaxSuggestions + 1).ToList();
        return holding.Count is > 0 and <= MaxSuggestions ? $"did you mean {string.Join(" or ", holding)}?" : "pq series lists them";
    }

    /// <summary>The place of a patch that is applied; the top's when no name is given.</summary>
    /// <exception cref="NothingToDoException">No name is given and none is applied.</exception>
    /// <exception cref="UnknownPatchException">The name means none that is applied.</exception>
    public int FindApplied(string? name)
    {
        if (name is null)
        {
            return Position > 0 ? Position - 1 : throw new NothingToDoException("no patch is applied");
        }

        var place = Find(name);
        return place < Position ? place : throw new UnknownPatchException(
            $"{Series[place].DisplayName} is not applied", "pq push takes the tree there");
    }
}
