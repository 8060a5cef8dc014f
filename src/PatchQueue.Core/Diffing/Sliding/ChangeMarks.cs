using System.Collections.Immutable;

namespace PatchQueue.Diffing;

/// <summary>
/// Which lines of two files are changed, a mark a line. The lines without a mark are the same in both files, one after another.
/// </summary>
internal sealed class ChangeMarks(int oldCount, int newCount)
{
    /// <summary>The marks of the old file's lines.</summary>
    public bool[] Old { get; } = new bool[oldCount];

    /// <summary>The marks of the new file's lines.</summary>
    public bool[] New { get; } = new bool[newCount];

    /// <summary>Marks what the changes say.</summary>
    public static ChangeMarks Of(int oldCount, int newCount, ReadOnlySpan<LineChange> changes)
    {
        var marks = new ChangeMarks(oldCount, newCount);
        foreach (var change in changes)
        {
            marks.MarkOld(change.OldStart, change.OldEnd);
            marks.MarkNew(change.NewStart, change.NewEnd);
        }

        return marks;
    }

    /// <summary>Marks the old lines from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public void MarkOld(int start, int end) => Old.AsSpan(start..end).Fill(true);

    /// <summary>Marks the new lines from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public void MarkNew(int start, int end) => New.AsSpan(start..end).Fill(true);

    /// <summary>The marked ranges, in the order of the lines.</summary>
    public ImmutableArray<LineChange> ToChanges()
    {
        var changes = ImmutableArray.CreateBuilder<LineChange>();
        for (var (oldLine, newLine) = (0, 0); ;)
        {
            var same = Math.Min(RunOf(false, Old, oldLine), RunOf(false, New, newLine));
            (oldLine, newLine) = (oldLine + same, newLine + same);
            var change = new LineChange(oldLine, RunOf(true, Old, oldLine), newLine, RunOf(true, New, newLine));
            if (change is { OldCount: 0, NewCount: 0 })
            {
                return changes.DrainToImmutable();
            }

            changes.Add(change);
            (oldLine, newLine) = (change.OldEnd, change.NewEnd);
        }
    }

    private static int RunOf(bool value, bool[] marks, int start)
    {
        var rest = marks.AsSpan(start);
        var length = rest.IndexOf(!value);
        return length < 0 ? rest.Length : length;
    }
}
