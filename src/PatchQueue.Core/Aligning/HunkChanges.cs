using PatchQueue.Applying;
using PatchQueue.Diffing;

namespace PatchQueue.Aligning;

/// <summary>The changes that a hunk makes, as those between two files.</summary>
internal static class HunkChanges
{
    /// <summary>The changes, in order.</summary>
    /// <param name="hunk">The hunk.</param>
    /// <param name="start">The line, from 0, at which it begins in both files.</param>
    public static List<LineChange> Of(HunkLines hunk, int start)
    {
        var changes = new List<LineChange>();
        var (old, now) = (start, start);
        for (var i = 0; i < hunk.Count;)
        {
            var change = new LineChange(old, 0, now, 0);
            for (; i < hunk.Count && hunk.Kind(i) != ' '; i++)
            {
                change = hunk.Kind(i) == '-'
                    ? change with { OldCount = change.OldCount + 1 }
                    : change with { NewCount = change.NewCount + 1 };
            }

            if (change.OldCount + change.NewCount > 0)
            {
                changes.Add(change);
            }

            (old, now) = (change.OldEnd + 1, change.NewEnd + 1);
            i++;
        }

        return changes;
    }

    /// <summary>How many lines a hunk takes away.</summary>
    public static int Removed(HunkLines hunk)
    {
        var count = 0;
        for (var i = 0; i < hunk.Count; i++)
        {
            count += hunk.Kind(i) == '-' ? 1 : 0;
        }

        return count;
    }
}
