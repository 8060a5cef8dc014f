namespace PatchQueue.Diffing;

/// <summary>
/// A group of changed lines of one file: what stands between two unchanged lines, or between one and the file's end; most groups are empty.
/// Both files have the same number of groups.
/// </summary>
/// <param name="lines">The file's lines.</param>
/// <param name="marks">Which of them are changed.</param>
internal sealed class ChangeGroup(LineTable lines, bool[] marks)
{
    /// <summary>The first line of the group.</summary>
    public int Start { get; private set; }

    /// <summary>The line after the group.</summary>
    public int End { get; private set; } = EndOf(marks, 0);

    /// <summary>Number of lines.</summary>
    public int Count => End - Start;

    /// <summary>Whether there is no line in it.</summary>
    public bool IsEmpty => Start == End;

    /// <summary>Goes to the next group.</summary>
    /// <returns>False when this is the last.</returns>
    public bool MoveDown()
    {
        if (End == marks.Length)
        {
            return false;
        }

        Start = End + 1;
        End = EndOf(marks, Start);
        return true;
    }

    /// <summary>Goes to the previous group; there must be one.</summary>
    public void MoveUp()
    {
        End = Start - 1;
        Start = StartOf(End);
    }

    /// <summary>
    /// Takes the line above in and gives the last one out, where they are the same; takes in a group that it then touches.
    /// </summary>
    public bool TrySlideUp()
    {
        if (Start == 0 || !lines.Matches(Start - 1, lines, End - 1))
        {
            return false;
        }

        marks[--End] = false;
        marks[--Start] = true;
        Start = StartOf(Start);
        return true;
    }

    /// <summary>
    /// Takes the line below in and gives the first one out, where they are the same; takes in a group that it then touches.
    /// </summary>
    public bool TrySlideDown()
    {
        if (End == marks.Length || !lines.Matches(Start, lines, End))
        {
            return false;
        }

        marks[Start++] = false;
        marks[End++] = true;
        End = EndOf(marks, End);
        return true;
    }

    private static int EndOf(bool[] marks, int start)
    {
        while (start < marks.Length && marks[start])
        {
            start++;
        }

        return start;
    }

    private int StartOf(int end)
    {
        while (end > 0 && marks[end - 1])
        {
            end--;
        }

        return end;
    }
}
