namespace PatchQueue.Diffing;

/// <summary>
/// A range of lines of the old file that another of the new file replaces; one of them may be empty. Between two changes the files have
/// the same lines.
/// </summary>
/// <param name="OldStart">First line of the old range, from 0; with a count of 0, the line before which something is inserted.</param>
/// <param name="OldCount">Lines of the old range.</param>
/// <param name="NewStart">First line of the new range, from 0; with a count of 0, the line before which something is missing.</param>
/// <param name="NewCount">Lines of the new range.</param>
public readonly record struct LineChange(int OldStart, int OldCount, int NewStart, int NewCount)
{
    /// <summary>The old line after the range, from 0.</summary>
    public int OldEnd => OldStart + OldCount;

    /// <summary>The new line after the range, from 0.</summary>
    public int NewEnd => NewStart + NewCount;
}
