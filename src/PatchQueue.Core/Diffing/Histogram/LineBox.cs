namespace PatchQueue.Diffing;

/// <summary>A range of old lines against a range of new ones, from 0; the ends are not included.</summary>
internal readonly record struct LineBox(int OldStart, int OldEnd, int NewStart, int NewEnd)
{
    /// <summary>Number of old lines.</summary>
    public int OldCount => OldEnd - OldStart;

    /// <summary>Number of new lines.</summary>
    public int NewCount => NewEnd - NewStart;

    /// <summary>The old lines.</summary>
    public Range OldLines => OldStart..OldEnd;

    /// <summary>The new lines.</summary>
    public Range NewLines => NewStart..NewEnd;

    /// <summary>Whether a side has no line, so that there is nothing to match.</summary>
    public bool IsSettled => OldCount == 0 || NewCount == 0;

    /// <summary>The box without the numbers that both sides begin with and end with.</summary>
    public LineBox Shrink(ReadOnlySpan<int> oldNumbers, ReadOnlySpan<int> newNumbers)
    {
        var head = oldNumbers[OldLines].CommonPrefixLength(newNumbers[NewLines]);
        var (oldEnd, newEnd) = (OldEnd, NewEnd);
        while (oldEnd > OldStart + head && newEnd > NewStart + head && oldNumbers[oldEnd - 1] == newNumbers[newEnd - 1])
        {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        }

        return new LineBox(OldStart + head, oldEnd, NewStart + head, newEnd);
    }
}
