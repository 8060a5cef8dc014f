namespace PatchQueue.Diffing;

/// <summary>The diagonals of a box that a search from one corner has reached; every second of them is new in a round.</summary>
internal struct DiagonalRange
{
    private readonly int _lowest;
    private readonly int _highest;

    /// <summary>Begins with the diagonal of the corner.</summary>
    public DiagonalRange(LineBox box, int corner)
    {
        (_lowest, _highest) = (box.OldStart - box.NewEnd, box.OldEnd - box.NewStart);
        Middle = Min = Max = corner;
    }

    /// <summary>The corner's diagonal.</summary>
    public int Middle { get; }

    /// <summary>The smallest diagonal of this round.</summary>
    public int Min { get; private set; }

    /// <summary>The largest diagonal of this round.</summary>
    public int Max { get; private set; }

    /// <summary>Whether the diagonal lies in the range.</summary>
    public readonly bool Holds(int diagonal) => Min <= diagonal && diagonal <= Max;

    /// <summary>
    /// Goes one further on both sides, or one back where the box ends, so that the next round has the diagonals between those of the last;
    /// what lies outside is never the better neighbour.
    /// </summary>
    public void Widen(int[] reached, int origin, int outside)
    {
        if (Min > _lowest)
        {
            Min--;
            reached[origin + Min - 1] = outside;
        }
        else
        {
            Min++;
        }

        if (Max < _highest)
        {
            Max++;
            reached[origin + Max + 1] = outside;
        }
        else
        {
            Max--;
        }
    }
}
