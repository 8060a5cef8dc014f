namespace PatchQueue.Merging;

/// <summary>Takes the lines that ours and theirs both begin or end with out of each conflict; the base's lines stay in it.</summary>
internal static class ConflictTrimmer
{
    /// <summary>Trims every conflict.</summary>
    public static MergeDraft Trim(MergeDraft draft, MergeSides sides)
    {
        var trimmed = new MergeDraft([], [.. draft.Agreements]);
        foreach (var region in draft.Regions)
        {
            if (region.Kind == MergeChunkKind.Conflict)
            {
                Trim(region, sides, trimmed);
            }
            else
            {
                trimmed.Regions.Add(region);
            }
        }

        trimmed.Agreements.Sort((first, second) => first.Ours.Start.CompareTo(second.Ours.Start));
        return trimmed;
    }

    private static void Trim(MergeChunk conflict, MergeSides sides, MergeDraft trimmed)
    {
        var (ours, theirs) = (conflict.Ours, conflict.Theirs);
        var limit = Math.Min(ours.Count, theirs.Count);
        var head = 0;
        while (head < limit && sides.Ours.Matches(ours.Start + head, sides.Theirs, theirs.Start + head))
        {
            head++;
        }

        var tail = 0;
        while (tail < limit - head && sides.Ours.Matches(ours.End - 1 - tail, sides.Theirs, theirs.End - 1 - tail))
        {
            tail++;
        }

        AddAgreement(conflict.Base.Start, ours.Start, theirs.Start, head, trimmed);
        trimmed.Regions.Add(conflict with
        {
            Ours = LineRange.Between(ours.Start + head, ours.End - tail),
            Theirs = LineRange.Between(theirs.Start + head, theirs.End - tail),
        });
        AddAgreement(conflict.Base.End, ours.End - tail, theirs.End - tail, tail, trimmed);
    }

    private static void AddAgreement(int baseLine, int ourLine, int theirLine, int count, MergeDraft trimmed)
    {
        if (count > 0)
        {
            trimmed.Agreements.Add(new MergeChunk(
                MergeChunkKind.Both, new LineRange(baseLine, 0), new LineRange(ourLine, count), new LineRange(theirLine, count)));
        }
    }
}
