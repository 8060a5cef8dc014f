using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Aligning;

/// <summary>Counts in how many places of a file the lines of hunks stand exactly, wherever the hunks say they belong.</summary>
internal sealed class HunkPlaces
{
    private readonly FileText _text = new();
    private readonly HunkLines _lines = new();
    private readonly List<int> _found = [];

    /// <summary>Takes the file; null for none.</summary>
    public HunkPlaces(SourceFile? file) => _text.Set((file?.Bytes ?? default).Span);

    /// <summary>The places of the hunk that has most; 1 where there is no hunk.</summary>
    public int MostOf(PlannedPatch patch, IReadOnlyList<PlannedFile> sections) => sections
        .SelectMany(section => section.FilePatch.Hunks.Select(hunk => Of(patch.Text, hunk, section.IsReversed)))
        .Append(1).Max();

    /// <summary>The places of one hunk; 1 where it has no old lines to look for.</summary>
    public int Of(ReadOnlyMemory<byte> text, in Hunk hunk, bool isReversed)
    {
        _lines.Load(text, hunk, isReversed);
        if (_lines.PatternCount == 0)
        {
            return 1;
        }

        var anchor = Longest();
        _found.Clear();
        _text.AddLines(_lines.Pattern(anchor), _found);
        return _found.Count(line => StandsAt(line - anchor));
    }

    // The longest line is the rarest.
    private int Longest()
    {
        var longest = 0;
        for (var i = 1; i < _lines.PatternCount; i++)
        {
            longest = _lines.PatternLength(i) > _lines.PatternLength(longest) ? i : longest;
        }

        return longest;
    }

    private bool StandsAt(int line)
    {
        if (line < 0 || !_text.HasLines(line + _lines.PatternCount))
        {
            return false;
        }

        for (var i = 0; i < _lines.PatternCount; i++)
        {
            if (!_text[line + i].SequenceEqual(_lines.Pattern(i)))
            {
                return false;
            }
        }

        return true;
    }
}
