namespace PatchQueue.Diffing;

/// <summary>
/// Myers' algorithm in linear space: a box of lines is cut where the paths from both its corners meet, and each part is done by itself.
/// </summary>
/// <param name="classes">The lines as numbers.</param>
/// <param name="marks">Takes the changed lines.</param>
/// <param name="isMinimal">Whether every search for a cut goes on until the paths meet.</param>
internal sealed class MyersDiff(LineClasses classes, ChangeMarks marks, bool isMinimal)
{
    /// <summary>Compares all lines that have numbers; the counts are those of the whole files.</summary>
    /// <param name="oldFileCount">Lines of the old file.</param>
    /// <param name="newFileCount">Lines of the new file.</param>
    public void Run(int oldFileCount, int newFileCount) => Run(
        new LineBox(0, classes.Old.Length, 0, classes.New.Length), classes.OldCounts, classes.NewCounts, oldFileCount, newFileCount);

    /// <summary>Compares the lines of a box, counted from the first numbered ones, as if there were no others.</summary>
    public void RunWithin(LineBox box)
    {
        var oldCounts = Count(classes.Old.AsSpan(box.OldLines));
        var newCounts = Count(classes.New.AsSpan(box.NewLines));
        Run(box.Shrink(classes.Old, classes.New), oldCounts, newCounts, box.OldCount, box.NewCount);
    }

    private int[] Count(ReadOnlySpan<int> numbers)
    {
        var counts = new int[classes.Count];
        foreach (var number in numbers)
        {
            counts[number]++;
        }

        return counts;
    }

    private void Run(LineBox box, int[] oldCounts, int[] newCounts, int oldFileCount, int newFileCount)
    {
        var oldMarks = marks.Old.AsSpan(classes.Part.OldLines)[box.OldLines];
        var newMarks = marks.New.AsSpan(classes.Part.NewLines)[box.NewLines];
        var oldKept = new KeptLines(classes.Old.AsSpan(box.OldLines), oldMarks, newCounts, oldFileCount);
        var newKept = new KeptLines(classes.New.AsSpan(box.NewLines), newMarks, oldCounts, newFileCount);
        var search = new MyersSearch(oldKept, newKept);
        var boxes = new Stack<(LineBox Box, bool IsMinimal)>();
        boxes.Push((new LineBox(0, oldKept.Count, 0, newKept.Count), isMinimal));
        while (boxes.TryPop(out var next))
        {
            var rest = next.Box.Shrink(oldKept.Numbers, newKept.Numbers);
            if (rest.IsSettled)
            {
                Mark(oldKept.Places.AsSpan(rest.OldLines), oldMarks);
                Mark(newKept.Places.AsSpan(rest.NewLines), newMarks);
                continue;
            }

            var cut = search.FindCut(rest, next.IsMinimal);
            boxes.Push((rest with { OldStart = cut.OldLine, NewStart = cut.NewLine }, cut.IsSecondMinimal));
            boxes.Push((rest with { OldEnd = cut.OldLine, NewEnd = cut.NewLine }, cut.IsFirstMinimal));
        }
    }

    private static void Mark(ReadOnlySpan<int> places, Span<bool> marks)
    {
        foreach (var place in places)
        {
            marks[place] = true;
        }
    }
}
