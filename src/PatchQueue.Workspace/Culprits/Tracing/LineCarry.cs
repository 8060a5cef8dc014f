using System.Collections.Immutable;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Culprits;

/// <summary>Carries ranges of lines from one version of a file to another; where an end falls into a change, all of the change is
/// taken.</summary>
/// <param name="changes">What differs between the two.</param>
internal sealed class LineCarry(ImmutableArray<LineChange> changes)
{
    /// <summary>Compares two versions.</summary>
    public static LineCarry Between(LineTable old, LineTable @new) => new(LineDiff.Between(old, @new, DiffAlgorithm.Histogram));

    /// <summary>The lines of the new version that stand for some of the old, with what is put in right above or below them.</summary>
    public LineRange Forth(LineRange old) => Carry(
        old, change => (new(change.OldStart, change.OldCount), new(change.NewStart, change.NewCount)), isWide: true);

    /// <summary>The lines of the old version that stand for some of the new, without what was taken out right above or below
    /// them.</summary>
    public LineRange Back(LineRange @new) => Carry(
        @new, change => (new(change.NewStart, change.NewCount), new(change.OldStart, change.OldCount)), isWide: false);

    /// <summary>The changes that overlap or touch lines of the old version.</summary>
    public IEnumerable<LineChange> Meeting(LineRange old) => changes.Where(change => Meets(new(change.OldStart, change.OldCount), old));

    private LineRange Carry(LineRange range, Func<LineChange, (LineRange Here, LineRange There)> sides, bool isWide)
    {
        var (start, end) = (range.Start, range.End);
        foreach (var change in changes)
        {
            var (here, there) = sides(change);
            if (here.End < range.Start || (here.End == range.Start && !(isWide && here.IsEmpty)))
            {
                start = range.Start + there.End - here.End;
            }
            else if (here.Start < range.Start)
            {
                start = there.Start;
            }

            if (here.End < range.End || (here.End == range.End && (isWide || !here.IsEmpty)))
            {
                end = range.End + there.End - here.End;
            }
            else if (here.Start < range.End)
            {
                end = there.End;
            }
        }

        return LineRange.Between(start, Math.Max(start, end));
    }

    // Lines beside a change belong to what a hunk stands on.
    private static bool Meets(LineRange one, LineRange other) => one.Start <= other.End && other.Start <= one.End;
}
