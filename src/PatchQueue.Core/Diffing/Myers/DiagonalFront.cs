namespace PatchQueue.Diffing;

/// <summary>
/// How far the search from one corner of a box has come: by diagonal, old line less new line, the furthest old line. Every second diagonal
/// is new in a round.
/// </summary>
/// <param name="lowest">The smallest diagonal of all boxes.</param>
/// <param name="count">Number of diagonals of all boxes.</param>
/// <param name="outside">What stands beside the reached diagonals; it is never the better neighbour.</param>
internal sealed class DiagonalFront(int lowest, int count, int outside)
{
    private int _lowest;
    private int _highest;

    /// <summary>The furthest old lines; that of diagonal 0 is at <see cref="Origin"/>.</summary>
    public int[] Reached { get; } = new int[count + 2];

    /// <summary>Where diagonal 0 stands.</summary>
    public int Origin { get; } = 1 - lowest;

    /// <summary>The corner's diagonal.</summary>
    public int Middle { get; private set; }

    /// <summary>The smallest diagonal of this round.</summary>
    public int Min { get; private set; }

    /// <summary>The largest diagonal of this round.</summary>
    public int Max { get; private set; }

    /// <summary>The furthest old line on a diagonal.</summary>
    public int this[int diagonal] => Reached[Origin + diagonal];

    /// <summary>Begins in a corner of a box.</summary>
    public void Start(LineBox box, int oldLine, int newLine)
    {
        (_lowest, _highest) = (box.OldStart - box.NewEnd, box.OldEnd - box.NewStart);
        Middle = Min = Max = oldLine - newLine;
        Reached[Origin + Middle] = oldLine;
    }

    /// <summary>Whether the diagonal lies between those of this round.</summary>
    public bool Holds(int diagonal) => Min <= diagonal && diagonal <= Max;

    /// <summary>
    /// Goes one further on both sides, or one back where the box ends, so that this round has the diagonals between those of the last.
    /// </summary>
    public void Widen()
    {
        if (Min > _lowest)
        {
            Min--;
            Reached[Origin + Min - 1] = outside;
        }
        else
        {
            Min++;
        }

        if (Max < _highest)
        {
            Max++;
            Reached[Origin + Max + 1] = outside;
        }
        else
        {
            Max--;
        }
    }
}
