using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// The lines of one hunk as they are looked for and written: the old side is the pattern. With <c>-R</c> the sides are swapped here, once.
/// </summary>
internal sealed class HunkLines
{
    private byte[] _kinds = new byte[256];
    private Slice[] _lines = new Slice[256];
    private int[] _pattern = new int[256];
    private ReadOnlyMemory<byte> _body;

    /// <summary>The line the hunk says it stands at, from 1; for an insertion, the line that will follow it.</summary>
    public int First { get; private set; }

    /// <summary>Number of lines of both kinds and of context.</summary>
    public int Count { get; private set; }

    /// <summary>Number of lines of the old side.</summary>
    public int PatternCount { get; private set; }

    /// <summary>Lines of context before the first change.</summary>
    public int PrefixContext { get; private set; }

    /// <summary>Lines of context behind the last change.</summary>
    public int SuffixContext { get; private set; }

    /// <summary>The greater of the two contexts, which bounds the fuzz.</summary>
    public int Context => Math.Max(PrefixContext, SuffixContext);

    /// <summary>Takes in a hunk.</summary>
    public void Load(ReadOnlyMemory<byte> text, in Hunk hunk, bool isReversed)
    {
        _body = text.Slice(hunk.Body.Offset, hunk.Body.Length);
        (Count, PatternCount, PrefixContext, SuffixContext) = (0, 0, 0, 0);
        var reader = new HunkLineReader(_body.Span);
        while (reader.TryRead(out var kind, out var content))
        {
            Add(isReversed ? Swap(kind) : kind, content);
        }

        var (start, count) = isReversed ? (hunk.NewStart, hunk.NewCount) : (hunk.OldStart, hunk.OldCount);
        First = count == 0 ? start + 1 : start;
    }

    /// <summary>Kind of the line, from 0: <c>' '</c>, <c>'-'</c> or <c>'+'</c>.</summary>
    public byte Kind(int line) => _kinds[line];

    /// <summary>The line behind those that have one kind with this line, all from 0.</summary>
    public int EndOfKind(int line)
    {
        var count = _kinds.AsSpan()[line..Count].IndexOfAnyExcept(_kinds[line]);
        return count < 0 ? Count : line + count;
    }

    /// <summary>Content of the line, from 0, with its LF.</summary>
    public ReadOnlySpan<byte> Line(int line) => _lines[line].Of(_body.Span);

    /// <summary>Content of a line of the old side, from 0.</summary>
    public ReadOnlySpan<byte> Pattern(int line) => _lines[_pattern[line]].Of(_body.Span);

    /// <summary>Length of a line of the old side.</summary>
    public int PatternLength(int line) => _lines[_pattern[line]].Length;

    private static byte Swap(byte kind) => kind switch
    {
        (byte)'+' => (byte)'-',
        (byte)'-' => (byte)'+',
        _ => kind,
    };

    private void Add(byte kind, Slice content)
    {
        if (Count == _kinds.Length)
        {
            Array.Resize(ref _kinds, Count * 2);
            Array.Resize(ref _lines, Count * 2);
            Array.Resize(ref _pattern, Count * 2);
        }

        if (kind == ' ')
        {
            PrefixContext += PrefixContext == Count ? 1 : 0;
            SuffixContext++;
        }
        else
        {
            SuffixContext = 0;
        }

        if (kind != '+')
        {
            _pattern[PatternCount++] = Count;
        }

        (_kinds[Count], _lines[Count]) = (kind, content);
        Count++;
    }
}
