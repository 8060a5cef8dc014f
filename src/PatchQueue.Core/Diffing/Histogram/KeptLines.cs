namespace PatchQueue.Diffing;

/// <summary>
/// The lines of one side that the search looks at. A line the other side does not have is changed and needs no search; one that it has very
/// often says nothing when it stands among such lines, and goes with them. The limits are git's, so that the result is.
/// </summary>
internal sealed class KeptLines
{
    // A line is common from the rough square root of the file's length on; in long files from this many on.
    private const int MaxCommon = 1024;

    // How far is looked for the neighbours of a common line.
    private const int Window = 100;

    // A common line goes when its neighbours have more than three dropped lines for each common one.
    private const int RunShare = 4;

    private readonly Fate[] _fates;

    /// <summary>Chooses among lines and marks the others.</summary>
    /// <param name="numbers">The classes of the lines to choose from.</param>
    /// <param name="marks">The marks of these lines.</param>
    /// <param name="otherCounts">By class, how often the other file has the line.</param>
    /// <param name="fileCount">Lines of the whole file.</param>
    public KeptLines(ReadOnlySpan<int> numbers, Span<bool> marks, int[] otherCounts, int fileCount)
    {
        _fates = FatesOf(numbers, otherCounts, Math.Min(RoughRoot(fileCount), MaxCommon));
        (Places, Numbers) = (new int[numbers.Length], new int[numbers.Length]);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (_fates[i] == Fate.Keep || (_fates[i] == Fate.Common && !IsAmongDropped(i)))
            {
                (Places[Count], Numbers[Count]) = (i, numbers[i]);
                Count++;
            }
            else
            {
                marks[i] = true;
            }
        }
    }

    private enum Fate : byte
    {
        Drop,
        Keep,
        Common,
    }

    /// <summary>How many lines are kept.</summary>
    public int Count { get; }

    /// <summary>Where the kept lines stand among those given.</summary>
    public int[] Places { get; }

    /// <summary>The classes of the kept lines.</summary>
    public int[] Numbers { get; }

    /// <summary>The power of two next to the square root, as git rounds it: 1 for 0, 2 for 1 to 3, 4 for 4 to 15, and so on.</summary>
    public static int RoughRoot(int number)
    {
        var root = 1;
        for (; number > 0; number >>= 2)
        {
            root <<= 1;
        }

        return root;
    }

    private static Fate[] FatesOf(ReadOnlySpan<int> numbers, int[] otherCounts, int common)
    {
        var fates = new Fate[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var count = otherCounts[numbers[i]];
            fates[i] = count == 0 ? Fate.Drop : count < common ? Fate.Keep : Fate.Common;
        }

        return fates;
    }

    private bool IsAmongDropped(int place)
    {
        var (commonBefore, droppedBefore) = Look(place, -1);
        if (droppedBefore == 0)
        {
            return false;
        }

        var (commonAfter, droppedAfter) = Look(place, 1);
        if (droppedAfter == 0)
        {
            return false;
        }

        // The line itself counts for both directions.
        var common = commonBefore + commonAfter + 2;
        return common * RunShare < common + droppedBefore + droppedAfter;
    }

    private (int Common, int Dropped) Look(int place, int step)
    {
        var (common, dropped) = (0, 0);
        for (var i = place + step; i >= 0 && i < _fates.Length && Math.Abs(i - place) <= Window && _fates[i] != Fate.Keep; i += step)
        {
            _ = _fates[i] == Fate.Drop ? dropped++ : common++;
        }

        return (common, dropped);
    }
}
