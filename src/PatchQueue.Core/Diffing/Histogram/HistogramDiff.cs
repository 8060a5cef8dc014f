namespace PatchQueue.Diffing;

/// <summary>
/// The histogram algorithm: the block of common lines that holds the rarest line is taken as unchanged, and what lies before and behind it
/// is compared by itself in the same way. Agrees with git up to 2.53.
/// </summary>
/// <param name="classes">All lines of both files as numbers.</param>
/// <param name="marks">Takes the changed lines.</param>
internal sealed class HistogramDiff(LineClasses classes, ChangeMarks marks)
{
    // So many times may the files be gone through in all; a file that falls apart line by line would take the square of its length.
    private const int MaxPasses = 512;

    private readonly HistogramIndex _index = new(classes);
    private readonly MyersDiff _fallback = new(classes, marks, isMinimal: false);

    /// <summary>Compares all lines.</summary>
    public void Run()
    {
        var work = (classes.Old.Length + (long)classes.New.Length) * MaxPasses;
        var boxes = new Stack<LineBox>();
        boxes.Push(classes.Part);
        while (boxes.TryPop(out var box))
        {
            if (box.IsSettled)
            {
                Mark(box);
                continue;
            }

            work -= box.OldCount + box.NewCount;
            var block = default(LineBox?);
            if (work < 0 || !_index.TryFindBlock(box, out block))
            {
                _fallback.RunWithin(box);
            }
            else if (block is { } common)
            {
                boxes.Push(box with { OldStart = common.OldEnd, NewStart = common.NewEnd });
                boxes.Push(box with { OldEnd = common.OldStart, NewEnd = common.NewStart });
            }
            else
            {
                Mark(box);
            }
        }
    }

    private void Mark(LineBox box)
    {
        marks.MarkOld(box.OldStart, box.OldEnd);
        marks.MarkNew(box.NewStart, box.NewEnd);
    }
}
