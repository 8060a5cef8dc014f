using PatchQueue.Diffing;

namespace PatchQueue.Merging;

/// <summary>
/// Cuts each conflict into those parts in which ours and theirs really differ. One with an empty side has no such parts and stays.
/// </summary>
internal sealed class ConflictRefiner(MergeSides sides, DiffAlgorithm algorithm)
{
    private readonly List<MergeChunk> _regions = [];
    private readonly List<MergeChunk> _agreements = [];

    /// <summary>Refines every conflict.</summary>
    public MergeDraft Refine(MergeDraft draft)
    {
        _agreements.AddRange(draft.Agreements);
        foreach (var region in draft.Regions)
        {
            if (region.Kind != MergeChunkKind.Conflict || region.Ours.IsEmpty || region.Theirs.IsEmpty)
            {
                _regions.Add(region);
            }
            else
            {
                Refine(region);
            }
        }

        _agreements.Sort((first, second) => first.Ours.Start.CompareTo(second.Ours.Start));
        return new MergeDraft(_regions, _agreements);
    }

    private void Refine(MergeChunk conflict)
    {
        var ours = LineTable.Of(sides.OursOf(conflict.Ours));
        var theirs = LineTable.Of(sides.TheirsOf(conflict.Theirs));
        var changes = LineDiff.Between(ours, theirs, algorithm, GroupSliding.Down);
        if (changes.IsEmpty)
        {
            _regions.Add(conflict with { Kind = MergeChunkKind.Both });
            return;
        }

        var @base = conflict.Base;
        var (ourLine, theirLine) = (conflict.Ours.Start, conflict.Theirs.Start);
        foreach (var change in changes)
        {
            var part = new MergeChunk(
                MergeChunkKind.Conflict, @base, new LineRange(conflict.Ours.Start + change.OldStart, change.OldCount),
                new LineRange(conflict.Theirs.Start + change.NewStart, change.NewCount));
            AddAgreement(@base.Start, LineRange.Between(ourLine, part.Ours.Start), theirLine);
            _regions.Add(part);
            @base = new LineRange(conflict.Base.End, 0);
            (ourLine, theirLine) = (part.Ours.End, part.Theirs.End);
        }

        AddAgreement(@base.Start, LineRange.Between(ourLine, conflict.Ours.End), theirLine);
    }

    private void AddAgreement(int baseLine, LineRange ours, int theirLine)
    {
        if (!ours.IsEmpty)
        {
            _agreements.Add(new MergeChunk(
                MergeChunkKind.Both, new LineRange(baseLine, 0), ours, ours with { Start = theirLine }));
        }
    }
}
