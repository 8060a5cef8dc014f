namespace PatchQueue.Merging;

/// <summary>Lines of one file, one after another.</summary>
/// <param name="Start">The first line, from 0; with a count of 0, the line before which the range stands.</param>
/// <param name="Count">Number of lines.</param>
public readonly record struct LineRange(int Start, int Count)
{
    /// <summary>The line after the range, from 0.</summary>
    public int End => Start + Count;

    /// <summary>Whether there is no line in it.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The lines from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static LineRange Between(int start, int end) => new(start, end - start);
}
