using System.IO.Hashing;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Histories;

/// <summary>A version of a file, with a number for each line, so that lines of other versions are found fast.</summary>
internal sealed class VersionText
{
    private readonly ulong[] _hashes;

    public VersionText(ReadOnlyMemory<byte> bytes)
    {
        Lines = LineTable.Of(bytes);
        _hashes = new ulong[Lines.Count];
        for (var i = 0; i < _hashes.Length; i++)
        {
            _hashes[i] = XxHash3.HashToUInt64(Lines[i]);
        }
    }

    /// <summary>Its lines.</summary>
    public LineTable Lines { get; }

    /// <summary>The numbers of some lines.</summary>
    public ulong[] Of(LineRange range) => _hashes[range.Start..Math.Min(range.End, _hashes.Length)];

    /// <summary>Where lines stand one after another; -1 for nowhere.</summary>
    /// <param name="lines">The numbers of the lines.</param>
    /// <param name="isFirst">Whether they must be the first of the file.</param>
    /// <param name="isLast">Whether they must be the last.</param>
    public int Find(ReadOnlySpan<ulong> lines, bool isFirst, bool isLast)
    {
        if (isFirst || isLast)
        {
            var at = isFirst ? 0 : _hashes.Length - lines.Length;
            var fits = at >= 0 && _hashes.AsSpan(at).StartsWith(lines) && (!isLast || at + lines.Length == _hashes.Length);
            return fits ? at : -1;
        }

        return _hashes.AsSpan().IndexOf(lines);
    }

    /// <summary>How many of some lines are anywhere in it.</summary>
    public int CountOf(IEnumerable<ulong> lines) => lines.Count(_hashes.Contains);
}
