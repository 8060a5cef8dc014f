using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// A file while it is patched: its bytes, and its lines as pieces of them around a gap, so that a hunk costs its own size and the
/// distance from the last one. Lines are counted as far as somebody has looked, and only where a hunk stands is one told from the next.
/// Lines that patches add are put behind the file's bytes. Meant to be emptied and used again.
/// </summary>
public sealed class FileText
{
    // Nearly every source file, with what patches add to it, has room in this.
    private const int InitialSize = 256 * 1024;

    // Counting so many bytes takes as long as finding a line in them.
    private const int Stretch = 2048;

    private readonly LinePieces _pieces = new();
    private readonly LineSearch _search = new();
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(InitialSize);
    private int _fileLength;
    private int _counted;
    private int _used;
    private bool _isChanged;

    /// <summary>Number of lines; the last one may lack its LF. Makes all of them be counted.</summary>
    public int LineCount
    {
        get
        {
            Count(int.MaxValue);
            return _pieces.Lines;
        }
    }

    /// <summary>Whether there is no byte in it.</summary>
    public bool IsEmpty => _pieces.Lines == 0 && _counted == _fileLength;

    /// <summary>Whether it has that many lines; only so many are looked for.</summary>
    public bool HasLines(int count)
    {
        Count(count);
        return _pieces.Lines >= count;
    }

    /// <summary>The line of that number, from 0, with its LF; one that <see cref="HasLines"/> has been asked about.</summary>
    public ReadOnlySpan<byte> this[int line]
    {
        get
        {
            var start = Locate(line);
            return _bytes.AsSpan()[start..EndOf(start, 1)];
        }
    }

    /// <summary>The content, where nothing has been changed yet; otherwise <see cref="ToArray"/> gives it.</summary>
    public ReadOnlyMemory<byte> Content => _isChanged ? ToArray() : _bytes.AsMemory(0, _fileLength);

    /// <summary>Empties it and makes room for <paramref name="size"/> bytes, to be filled and then taken by <see cref="Take"/>.</summary>
    public Memory<byte> Reserve(int size)
    {
        if (_bytes.Length < size)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(Math.Max(size, (int)Math.Min(_bytes.Length * 2L, Array.MaxLength)));
        }

        Take(0);
        return _bytes;
    }

    /// <summary>Says how many of the reserved bytes are the file.</summary>
    public void Take(int size)
    {
        (_fileLength, _used, _counted, _isChanged) = (size, size, 0, false);
        _pieces.Clear();
        _search.Forget();
    }

    /// <summary>Makes <paramref name="content"/> the file.</summary>
    public void Set(ReadOnlySpan<byte> content)
    {
        content.CopyTo(Reserve(content.Length).Span);
        Take(content.Length);
    }

    /// <summary>Makes a copy with the same content.</summary>
    public FileText Clone()
    {
        var clone = new FileText();
        clone.Set(this);
        return clone;
    }

    /// <summary>Makes the content of <paramref name="other"/> the file.</summary>
    public void Set(FileText other)
    {
        var runs = new List<Slice>();
        other.AddRuns(runs);
        var room = Reserve(runs.Sum(run => run.Length)).Span;
        Take(RunCopy.Copy(other._bytes, runs, room));
    }

    /// <summary>The content in one piece.</summary>
    public byte[] ToArray()
    {
        var runs = new List<Slice>();
        AddRuns(runs);
        var content = GC.AllocateUninitializedArray<byte>(runs.Sum(run => run.Length));
        _ = RunCopy.Copy(_bytes, runs, content);
        return content;
    }

    /// <summary>The content as few ranges of <see cref="Buffer"/>, in order.</summary>
    public void AddRuns(List<Slice> runs)
    {
        var merger = new RunMerger(runs);
        merger.Add(_pieces.Before);
        merger.Add(_pieces.Behind);
        merger.End(Slice.Between(_counted, _fileLength));
    }

    /// <summary>The memory that <see cref="AddRuns"/> refers to; good until the next change.</summary>
    public ReadOnlyMemory<byte> Buffer => _bytes;

    /// <summary>Puts a line before line <paramref name="at"/>, from 0.</summary>
    public void Insert(int at, ReadOnlySpan<byte> content)
    {
        GoTo(at);
        Insert(content);
    }

    /// <summary>Takes line <paramref name="at"/>, from 0, away.</summary>
    public void Remove(int at)
    {
        GoTo(at);
        TakeAway(1);
    }

    /// <summary>Goes before a line, from 0, one that <see cref="HasLines"/> has been asked about, or behind all of those.</summary>
    internal void GoTo(int line)
    {
        _pieces.MoveTo(line);
        Pass(line - _pieces.LinesBefore);
    }

    /// <summary>Goes behind some lines, as far as there are any.</summary>
    internal void Pass(int lines)
    {
        while (lines > 0 && !_pieces.Behind.IsEmpty)
        {
            lines -= CutNext(lines);
            _pieces.Pass();
        }
    }

    /// <summary>Takes the next lines away, as far as there are any.</summary>
    internal void TakeAway(int lines)
    {
        while (lines > 0 && !_pieces.Behind.IsEmpty)
        {
            lines -= CutNext(lines);
            _pieces.Drop();
        }

        _isChanged = true;
    }

    /// <summary>Puts a line here, and goes behind it.</summary>
    internal void Insert(ReadOnlySpan<byte> content)
    {
        if (_used + content.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(_bytes.Length * 2L, (long)_used + content.Length), Array.MaxLength));
        }

        content.CopyTo(_bytes.AsSpan(_used));
        var joins = _pieces.Before is [.., var last] && last.End == _used && last.Length is > 0 and < Stretch && _bytes[_used - 1] == '\n';
        _pieces.Add(new LinePiece(_used, content.Length, 1), joins && !content.IsEmpty);
        _used += content.Length;
        _isChanged = true;
    }

    /// <summary>Stands before a line, from 0, to compare it and those behind it; good until the next change.</summary>
    internal LineCursor CursorAt(int line)
    {
        var start = Locate(line);
        return new LineCursor(_bytes, _pieces.Behind, start);
    }

    /// <summary>Finds every line, from 0, that has these bytes; all of them in order. The bytes must not be none.</summary>
    internal void AddLines(ReadOnlySpan<byte> content, List<int> lines)
    {
        Count(int.MaxValue);
        _search.AddLines(_bytes, _fileLength, _pieces, content, lines);
    }

    // Lines that are counted come behind all others, so the gap goes there first.
    private void Count(int wanted)
    {
        if (_pieces.Lines >= wanted || _counted == _fileLength)
        {
            return;
        }

        _pieces.MoveTo(int.MaxValue);
        while (_pieces.Lines < wanted && _counted < _fileLength)
        {
            var rest = _bytes.AsSpan(_counted, _fileLength - _counted);
            var length = rest.Length <= Stretch ? rest.Length : LengthOfLines(rest);
            var lines = rest[..length].Count((byte)'\n') + (rest[length - 1] == '\n' ? 0 : 1);
            _pieces.Add(new LinePiece(_counted, length, lines), joins: false);
            _counted += length;
        }
    }

    private static int LengthOfLines(ReadOnlySpan<byte> rest)
    {
        var length = rest[..Stretch].LastIndexOf((byte)'\n') + 1;
        return length > 0 ? length
            : rest[Stretch..].IndexOf((byte)'\n') is var newline and >= 0 ? Stretch + newline + 1
            : rest.Length;
    }

    // Where a line begins; the gap is then before the piece that holds it.
    private int Locate(int line)
    {
        _pieces.MoveTo(line);
        return _pieces.Behind.IsEmpty ? _used
            : line == _pieces.LinesBefore ? _pieces.Behind[0].Offset
            : EndOf(_pieces.Behind[0].Offset, line - _pieces.LinesBefore);
    }

    // Where the last of some lines of the next piece ends.
    private int EndOf(int start, int lines) => LineEnds.Behind(_bytes.AsSpan(0, _pieces.Behind[0].End), start, lines);

    private int CutNext(int lines)
    {
        var next = _pieces.Behind[0];
        if (next.Lines > lines)
        {
            _pieces.Cut(EndOf(next.Offset, lines) - next.Offset, lines);
            return lines;
        }

        return next.Lines;
    }
}
