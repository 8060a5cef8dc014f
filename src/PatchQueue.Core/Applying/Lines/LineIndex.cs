using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// The lines of a file by their lengths: a line that is looked for is compared with the few that are as long. Worth its making where a
/// hunk has moved, for then all places have to be known where it would fit. Meant to be made anew for another file.
/// </summary>
internal sealed class LineIndex
{
    // Longer lines are so few that they share the last list.
    private const int Lists = 256;

    private readonly int[] _first = new int[Lists];
    private int[] _starts = [];
    private int[] _next = [];
    private bool _isMade;

    /// <summary>Says that the file is another one.</summary>
    public void Forget() => _isMade = false;

    /// <summary>Makes it, where that has not been done.</summary>
    public void Make(ReadOnlySpan<byte> file)
    {
        if (_isMade)
        {
            return;
        }

        var count = FindStarts(file);
        Array.Fill(_first, -1);
        for (var line = count - 1; line >= 0; line--)
        {
            var list = Math.Min(_starts[line + 1] - _starts[line], Lists - 1);
            (_next[line], _first[list]) = (_first[list], line);
        }

        _isMade = true;
    }

    /// <summary>Where the lines begin that have exactly these bytes, in order.</summary>
    public void AddStarts(ReadOnlySpan<byte> file, ReadOnlySpan<byte> content, List<int> starts)
    {
        for (var line = _first[Math.Min(content.Length, Lists - 1)]; line >= 0; line = _next[line])
        {
            if (file[_starts[line].._starts[line + 1]].SequenceEqual(content))
            {
                starts.Add(_starts[line]);
            }
        }
    }

    private int FindStarts(ReadOnlySpan<byte> file)
    {
        var room = file.Count((byte)'\n') + 2;
        if (_starts.Length < room)
        {
            (_starts, _next) = (new int[room * 2], new int[room * 2]);
        }

        var (count, ends) = (0, default(LineEnds));
        for (var start = 0; start < file.Length; start = _starts[count])
        {
            _starts[count++] = start;
            _starts[count] = ends.After(file, start);
        }

        return count;
    }
}
