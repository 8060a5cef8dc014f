using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// A file while it is patched: its bytes, and its lines as slices of them around a gap, so that a hunk costs its own size and the
/// distance from the last one. Lines are found as far as somebody has looked; what lies behind is one piece. Lines that patches add are
/// put behind the file's bytes. Meant to be emptied and used again.
/// </summary>
public sealed class FileText
{
    // Nearly every source file, with what patches add to it, has room in this.
    private const int InitialSize = 256 * 1024;

    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(InitialSize);
    private int[] _starts = new int[4096];
    private int[] _lengths = new int[4096];
    private LineSplitter _splitter;
    private int _fileLength;
    private int _used;
    private int _gapStart;
    private int _gapEnd;

    /// <summary>Number of lines; the last one may lack its LF. Makes all of them be looked for.</summary>
    public int LineCount
    {
        get
        {
            Split(int.MaxValue);
            return Found;
        }
    }

    /// <summary>Whether there is no byte in it.</summary>
    public bool IsEmpty => Found == 0 && _splitter.Position == _fileLength;

    private int Found => _starts.Length - (_gapEnd - _gapStart);

    /// <summary>Whether it has that many lines; only so many are looked for.</summary>
    public bool HasLines(int count)
    {
        Split(count);
        return Found >= count;
    }

    /// <summary>The line of that number, from 0, with its LF; one that <see cref="HasLines"/> has been asked about.</summary>
    public ReadOnlySpan<byte> this[int line]
    {
        get
        {
            var i = line < _gapStart ? line : line + (_gapEnd - _gapStart);
            return _bytes.AsSpan(_starts[i], _lengths[i]);
        }
    }

    /// <summary>The content, where nothing has been changed yet; otherwise <see cref="ToArray"/> gives it.</summary>
    public ReadOnlyMemory<byte> Content => IsUnchanged ? _bytes.AsMemory(0, _fileLength) : ToArray();

    private bool IsUnchanged => _used == _fileLength && Found == 0 && _splitter.Position == 0;

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
        (_fileLength, _used, _splitter) = (size, size, default);
        (_gapStart, _gapEnd) = (0, _starts.Length);
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
        var position = 0;
        foreach (var run in runs)
        {
            run.Of(other._bytes).CopyTo(room[position..]);
            position += run.Length;
        }

        Take(position);
    }

    /// <summary>The content in one piece.</summary>
    public byte[] ToArray()
    {
        var runs = new List<Slice>();
        AddRuns(runs);
        var content = new byte[runs.Sum(run => run.Length)];
        var position = 0;
        foreach (var run in runs)
        {
            run.Of(_bytes).CopyTo(content.AsSpan(position));
            position += run.Length;
        }

        return content;
    }

    /// <summary>The content as few ranges of <see cref="Buffer"/>, in order.</summary>
    public void AddRuns(List<Slice> runs)
    {
        var merger = new RunMerger(runs);
        merger.Add(_starts.AsSpan(0, _gapStart), _lengths.AsSpan(0, _gapStart));
        merger.Add(_starts.AsSpan(_gapEnd), _lengths.AsSpan(_gapEnd));
        merger.End(Slice.Between(_splitter.Position, _fileLength));
    }

    /// <summary>The memory that <see cref="AddRuns"/> refers to; good until the next change.</summary>
    public ReadOnlyMemory<byte> Buffer => _bytes;

    /// <summary>Puts a line before line <paramref name="at"/>, from 0.</summary>
    public void Insert(int at, ReadOnlySpan<byte> content)
    {
        MoveGap(at);
        if (_gapStart == _gapEnd)
        {
            Grow();
        }

        if (_used + content.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(_bytes.Length * 2L, (long)_used + content.Length), Array.MaxLength));
        }

        content.CopyTo(_bytes.AsSpan(_used));
        (_starts[_gapStart], _lengths[_gapStart]) = (_used, content.Length);
        _used += content.Length;
        _gapStart++;
    }

    /// <summary>Takes line <paramref name="at"/>, from 0, away.</summary>
    public void Remove(int at)
    {
        MoveGap(at);
        _gapEnd++;
    }

    /// <summary>
    /// Finds the next line, at or after <paramref name="from"/> and before <paramref name="end"/>, that has this length; most lines that
    /// differ already differ in it, and it is searched eight at a time.
    /// </summary>
    /// <returns>Its number from 0; -1 when there is none.</returns>
    public int IndexOfLength(int length, int from, int end)
    {
        // A file with fewer lines than the hunk has no place to search.
        if (from < _gapStart && from < end)
        {
            var found = _lengths.AsSpan(from, Math.Min(end, _gapStart) - from).IndexOf(length);
            if (found >= 0)
            {
                return from + found;
            }

            from = _gapStart;
        }

        if (from >= end)
        {
            return -1;
        }

        var gap = _gapEnd - _gapStart;
        var behind = _lengths.AsSpan(from + gap, end - from).IndexOf(length);
        return behind < 0 ? -1 : from + behind;
    }

    // Lines that are found come behind all others, so the gap goes there first.
    private void Split(int wanted)
    {
        if (Found >= wanted || _splitter.Position == _fileLength)
        {
            return;
        }

        MoveGap(Found);
        _gapStart = _splitter.Split(_bytes.AsSpan(0, _fileLength), ref _starts, ref _lengths, _gapStart, wanted);
        _gapEnd = _starts.Length;
    }

    private void MoveGap(int at)
    {
        var distance = at - _gapStart;
        if (distance < 0)
        {
            Array.Copy(_starts, at, _starts, _gapEnd + distance, -distance);
            Array.Copy(_lengths, at, _lengths, _gapEnd + distance, -distance);
        }
        else if (distance > 0)
        {
            Array.Copy(_starts, _gapEnd, _starts, _gapStart, distance);
            Array.Copy(_lengths, _gapEnd, _lengths, _gapStart, distance);
        }

        (_gapStart, _gapEnd) = (at, _gapEnd + distance);
    }

    private void Grow()
    {
        var (old, tail) = (_starts.Length, _starts.Length - _gapEnd);
        Array.Resize(ref _starts, old * 2);
        Array.Resize(ref _lengths, old * 2);
        Array.Copy(_starts, _gapEnd, _starts, _starts.Length - tail, tail);
        Array.Copy(_lengths, _gapEnd, _lengths, _lengths.Length - tail, tail);
        _gapEnd = _starts.Length - tail;
    }
}
