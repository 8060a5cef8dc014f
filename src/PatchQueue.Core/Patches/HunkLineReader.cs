using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>
/// Walks the lines of a hunk's body: <c>' '</c>, <c>'-'</c> or <c>'+'</c> and the content with its LF, which is cut off where
/// <c>\ No newline at end of file</c> follows.
/// </summary>
/// <param name="body">The hunk's body.</param>
public ref struct HunkLineReader(ReadOnlySpan<byte> body)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private LineEnds _ends;
    private int _position;

    /// <summary>Reads the next line; <paramref name="content"/> is a range of the body.</summary>
    /// <returns>False at the end.</returns>
    public bool TryRead(out byte kind, out Slice content)
    {
        if (_position == _body.Length)
        {
            (kind, content) = (0, default);
            return false;
        }

        var end = _ends.After(_body, _position);
        var first = _body[_position];

        // An editor has eaten the blank of an empty context line, or the one before a tab.
        var isBare = first is (byte)'\n' or (byte)'\r' or (byte)'\t';
        kind = isBare ? (byte)' ' : first;
        var start = _position + (isBare ? 0 : 1);
        _position = end;
        var contentEnd = _position;
        if (_position < _body.Length && _body[_position] == '\\')
        {
            contentEnd--;
            SkipMarker();
        }

        content = Slice.Between(start, contentEnd);
        return true;
    }

    private void SkipMarker() => _position = _ends.After(_body, _position);
}
