using System.IO.Hashing;
using PatchQueue.Text;

namespace PatchQueue.Aligning;

/// <summary>
/// Finds out which of many files share most lines with some that are gone: each is read once, whatever their number. A file that has gone
/// elsewhere keeps most of its lines.
/// </summary>
public sealed class SharedLines
{
    private const int LeastPercent = 40;
    private const int MostCandidates = 3;
    private const int LeastLength = 6;

    private readonly Dictionary<ulong, List<int>> _where = [];
    private readonly List<int> _counts = [];
    private readonly List<List<(int Votes, TreePath Path)>> _candidates = [];

    /// <summary>Adds a file that is gone.</summary>
    /// <returns>Its number, from 0.</returns>
    public int Add(ReadOnlySpan<byte> text)
    {
        var lines = LinesOf(text);
        foreach (var line in lines)
        {
            (_where.TryGetValue(line, out var files) ? files : _where[line] = []).Add(_counts.Count);
        }

        _counts.Add(lines.Count);
        _candidates.Add([]);
        return _counts.Count - 1;
    }

    /// <summary>Looks at a file that may be one of them.</summary>
    public void Look(TreePath path, ReadOnlySpan<byte> text)
    {
        var votes = new int[_counts.Count];
        foreach (var line in LinesOf(text))
        {
            foreach (var file in _where.GetValueOrDefault(line) ?? [])
            {
                votes[file]++;
            }
        }

        for (var i = 0; i < votes.Length; i++)
        {
            if (votes[i] > 0 && votes[i] * 100L >= _counts[i] * (long)LeastPercent)
            {
                _candidates[i].Add((votes[i], path));
            }
        }
    }

    /// <summary>The files that share most lines with one that is gone, the best first.</summary>
    /// <param name="file">Its number.</param>
    public IEnumerable<TreePath> CandidatesFor(int file) => _candidates[file]
        .OrderByDescending(candidate => candidate.Votes).ThenBy(candidate => candidate.Path)
        .Take(MostCandidates).Select(candidate => candidate.Path);

    private static HashSet<ulong> LinesOf(ReadOnlySpan<byte> text)
    {
        var lines = new HashSet<ulong>();
        var reader = new LineReader(text);
        while (reader.TryRead(out var line))
        {
            if (line.Trim(" \t\r\n"u8) is { Length: >= LeastLength } telling)
            {
                lines.Add(XxHash3.HashToUInt64(telling));
            }
        }

        return lines;
    }
}
