namespace PatchQueue.Applying;

/// <summary>
/// Finds a line everywhere in a changed file: among the file's own lines by an index, among those that patches have added one by one.
/// One a file.
/// </summary>
internal sealed class LineSearch
{
    private readonly LineIndex _index = new();
    private readonly List<int> _starts = [];

    /// <summary>Says that the file is another one.</summary>
    public void Forget() => _index.Forget();

    /// <summary>Finds it.</summary>
    /// <param name="bytes">The file's buffer.</param>
    /// <param name="fileLength">Where the added lines begin in it.</param>
    /// <param name="pieces">All pieces of the file.</param>
    /// <param name="content">The line; not empty.</param>
    /// <param name="lines">Takes the numbers of the lines that are this one, from 0, in order.</param>
    public void AddLines(ReadOnlySpan<byte> bytes, int fileLength, LinePieces pieces, ReadOnlySpan<byte> content, List<int> lines)
    {
        _index.Make(bytes[..fileLength]);
        _starts.Clear();
        _index.AddStarts(bytes[..fileLength], content, _starts);
        var (line, next) = (0, 0);
        AddLines(bytes, fileLength, pieces.Before, content, lines, ref line, ref next);
        AddLines(bytes, fileLength, pieces.Behind, content, lines, ref line, ref next);
    }

    private void AddLines(
        ReadOnlySpan<byte> bytes,
        int fileLength,
        ReadOnlySpan<LinePiece> pieces,
        ReadOnlySpan<byte> content,
        List<int> lines,
        ref int line,
        ref int next)
    {
        foreach (var piece in pieces)
        {
            if (piece.Offset >= fileLength)
            {
                AddAdded(bytes[piece.Offset..piece.End], content, line, lines);
            }

            // What is left out between two pieces has been removed.
            for (; piece.Offset < fileLength && next < _starts.Count && _starts[next] < piece.End; next++)
            {
                if (_starts[next] >= piece.Offset)
                {
                    lines.Add(line + bytes[piece.Offset.._starts[next]].Count((byte)'\n'));
                }
            }

            line += piece.Lines;
        }
    }

    private static void AddAdded(ReadOnlySpan<byte> piece, ReadOnlySpan<byte> content, int line, List<int> lines)
    {
        for (; piece.Length >= content.Length; line++)
        {
            var length = piece.IndexOf((byte)'\n') is var newline and >= 0 ? newline + 1 : piece.Length;
            if (piece[..length].SequenceEqual(content))
            {
                lines.Add(line);
            }

            piece = piece[length..];
        }
    }
}
