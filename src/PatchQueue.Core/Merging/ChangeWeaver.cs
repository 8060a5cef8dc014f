using System.Collections.Immutable;
using PatchQueue.Diffing;

namespace PatchQueue.Merging;

/// <summary>
/// Walks the changes of both sides in the order of the base. Two changes meet when no unchanged line of the base stands between them;
/// what meets is one region.
/// </summary>
/// <param name="sides">The three files.</param>
/// <param name="options">How they are merged.</param>
/// <param name="ourChanges">The changes from the base to ours, in order.</param>
/// <param name="theirChanges">The changes from the base to theirs, in order.</param>
internal sealed class ChangeWeaver(
    MergeSides sides, MergeOptions options, ImmutableArray<LineChange> ourChanges, ImmutableArray<LineChange> theirChanges)
{
    private readonly List<MergeChunk> _regions = [];
    private readonly List<MergeChunk> _agreements = [];

    // The next changes.
    private int _our;
    private int _their;

    /// <summary>Finds the regions.</summary>
    public MergeDraft Weave()
    {
        while (_our < ourChanges.Length || _their < theirChanges.Length)
        {
            if (_their == theirChanges.Length || (_our < ourChanges.Length && ourChanges[_our].OldEnd < theirChanges[_their].OldStart))
            {
                AddOurs(ourChanges[_our]);
                _our++;
            }
            else if (_our == ourChanges.Length || theirChanges[_their].OldEnd < ourChanges[_our].OldStart)
            {
                AddTheirs(theirChanges[_their]);
                _their++;
            }
            else
            {
                Meet(ourChanges[_our], theirChanges[_their]);
            }
        }

        return new MergeDraft(_regions, _agreements);
    }

    private void AddOurs(LineChange change)
    {
        var shift = ShiftBefore(theirChanges, _their, sides.Theirs.Count - sides.Base.Count);
        Add(new MergeChunk(
            MergeChunkKind.Ours, OldOf(change), NewOf(change), new LineRange(change.OldStart + shift, change.OldCount)));
    }

    private void AddTheirs(LineChange change)
    {
        var shift = ShiftBefore(ourChanges, _our, sides.Ours.Count - sides.Base.Count);
        Add(new MergeChunk(
            MergeChunkKind.Theirs, OldOf(change), new LineRange(change.OldStart + shift, change.OldCount), NewOf(change)));
    }

    private void Meet(LineChange our, LineChange their)
    {
        var range = LineRange.Between(Math.Min(our.OldStart, their.OldStart), Math.Max(our.OldEnd, their.OldEnd));
        var isSame = options.Level > MergeLevel.Minimal && OldOf(our) == OldOf(their) && sides.Agree(NewOf(our), NewOf(their));
        if (isSame)
        {
            _agreements.Add(new MergeChunk(MergeChunkKind.Both, range, NewOf(our), NewOf(their)));
        }
        else
        {
            Add(new MergeChunk(MergeChunkKind.Conflict, range, Widen(our, range), Widen(their, range)));
        }

        // The one that reaches further may meet the next of the other side as well.
        _our += our.OldEnd <= their.OldEnd ? 1 : 0;
        _their += their.OldEnd <= our.OldEnd ? 1 : 0;
    }

    // A change that reaches beyond one it met comes again, alone or with others: all that touches is one.
    private void Add(MergeChunk region)
    {
        if (_regions.Count == 0 || (region.Ours.Start > _regions[^1].Ours.End && region.Theirs.Start > _regions[^1].Theirs.End))
        {
            _regions.Add(region);
            return;
        }

        var last = _regions[^1];
        _regions[^1] = new MergeChunk(
            last.Kind == region.Kind ? last.Kind : MergeChunkKind.Conflict,
            LineRange.Between(last.Base.Start, region.Base.End), LineRange.Between(last.Ours.Start, region.Ours.End),
            LineRange.Between(last.Theirs.Start, region.Theirs.End));
    }

    // How far the lines before the next change of a side stand from the base's.
    private static int ShiftBefore(ImmutableArray<LineChange> changes, int next, int atEnd) =>
        next < changes.Length ? changes[next].NewStart - changes[next].OldStart : atEnd;

    private static LineRange Widen(LineChange change, LineRange range) =>
        LineRange.Between(change.NewStart - (change.OldStart - range.Start), change.NewEnd + (range.End - change.OldEnd));

    private static LineRange OldOf(LineChange change) => new(change.OldStart, change.OldCount);

    private static LineRange NewOf(LineChange change) => new(change.NewStart, change.NewCount);
}
