using System.Runtime.InteropServices;
using PatchQueue.Text;

namespace PatchQueue.Guards;

/// <summary>
/// Reads the grammar that series.conf, config.conf and supported.conf share, as the kernel-source script <c>guards</c> does.
/// A comment is cut from each line before continuations are joined, so a comment can neither be continued nor hide a backslash.
/// </summary>
public ref struct GuardedLineReader
{
    private readonly List<GuardedName> _names = [];
    private readonly List<Guard> _guards = [];
    private LineReader _lines;
    private GuardList _list = GuardList.Empty;
    private bool _hasComment;

    /// <summary>Starts at the first line of <paramref name="bytes"/>.</summary>
    public GuardedLineReader(ReadOnlySpan<byte> bytes) => _lines = new LineReader(bytes);

    /// <summary>The names of the line last read; valid until the next one is.</summary>
    public readonly ReadOnlySpan<GuardedName> Names => CollectionsMarshal.AsSpan(_names);

    /// <summary>Reads the next line.</summary>
    /// <returns>False at the end.</returns>
    public bool TryRead(out GuardedLine line)
    {
        var start = _lines.Position;
        var number = _lines.LineNumber + 1;
        _names.Clear();
        _guards.Clear();
        _list = GuardList.Empty;
        _hasComment = false;
        var isContinued = true;
        while (isContinued && _lines.TryRead(out var part))
        {
            isContinued = ReadPart(part);
        }

        // With no name on the line the list is still empty, so all guards count as trailing.
        var trailing = _guards.Count - _list.Guards.Length;
        line = new GuardedLine(Slice.Between(start, _lines.Position), number, _hasComment, trailing, isContinued);
        return _lines.Position > start;
    }

    // [+guard|-guard|name]... [# comment] [\]
    private bool ReadPart(ReadOnlySpan<byte> part)
    {
        var start = _lines.Position - part.Length;
        var text = part[^1] == '\n' ? part[..^1] : part;
        var comment = default(Slice);
        var hash = PerlSpace.CommentStart(text);
        if (hash >= 0)
        {
            comment = new Slice(start + hash, PerlSpace.TrimEnd(text[hash..]).Length);
            text = PerlSpace.TrimEnd(text[..hash]);
            _hasComment = true;
        }

        var isContinued = !text.IsEmpty && text[^1] == '\\';
        ReadTokens(isContinued ? text[..^1] : text, start, comment);
        return isContinued;
    }

    private void ReadTokens(ReadOnlySpan<byte> text, int start, Slice comment)
    {
        for (var position = 0; ;)
        {
            var begin = text[position..].IndexOfAnyExcept(PerlSpace.Bytes);
            if (begin < 0)
            {
                return;
            }

            position += begin;
            var length = text[position..].IndexOfAny(PerlSpace.Bytes);
            var token = new Slice(position, length < 0 ? text.Length - position : length);
            Take(token.Of(text), new Slice(start + token.Offset, token.Length), comment);
            position = token.End;
        }
    }

    private void Take(ReadOnlySpan<byte> token, Slice place, Slice comment)
    {
        if (Guard.TryParse(token, out var guard))
        {
            _guards.Add(guard);
            return;
        }

        if (_guards.Count > _list.Guards.Length)
        {
            _list = GuardList.Of(_guards);
        }

        _names.Add(new GuardedName(place, _list, _lines.LineNumber, comment));
    }
}
