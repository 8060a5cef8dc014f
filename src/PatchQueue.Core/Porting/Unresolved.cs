using System.Collections.Immutable;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>The lines of a file, on the old mainline with the patches so far, that patches changed which wait for a person.</summary>
internal sealed class Unresolved
{
    // So near a change stands in the context of the other.
    private const int Near = 3;

    private readonly List<(int PatchIndex, LineRange Lines)> _ranges = [];
    private int? _whole;

    /// <summary>Whether any patch waits.</summary>
    public bool IsAny => _whole is not null || _ranges.Count > 0;

    /// <summary>Notes a patch that waits: all it changes in the file, or the whole file where it was not merged by lines.</summary>
    public void Add(int patchIndex, MergeResult? merge)
    {
        if (merge is null)
        {
            _whole ??= patchIndex;
            return;
        }

        _ranges.AddRange(
            merge.Chunks.Where(chunk => chunk.Kind is MergeChunkKind.Conflict or MergeChunkKind.Theirs)
                .Select(chunk => (patchIndex, chunk.Theirs)));
    }

    /// <summary>The patch that a conflict rests on; null for none.</summary>
    public int? Under(MergeResult? merge)
    {
        if (_whole is not null || merge is null)
        {
            return _whole ?? (_ranges.Count > 0 ? _ranges[0].PatchIndex : null);
        }

        var conflicts = merge.Chunks.Where(chunk => chunk.Kind == MergeChunkKind.Conflict).ToList();
        return First(lines => conflicts.Exists(
            chunk => chunk.Base.Start <= lines.End + Near && lines.Start <= chunk.Base.End + Near));
    }

    /// <summary>The patch whose lines hunks that fit stand on; null for none.</summary>
    public int? Under(ImmutableArray<PortedHunk> hunks) => First(lines => hunks.Any(hunk => lines.IsEmpty
        ? hunk.Old.Start < lines.Start && lines.Start < hunk.Old.End
        : hunk.Old.Start < lines.End && lines.Start < hunk.Old.End));

    /// <summary>Follows a patch that changes the file.</summary>
    public void Follow(SourceFile? before, SourceFile? after)
    {
        if (_ranges.Count == 0)
        {
            return;
        }

        var changes = LineDiff.Between(LineTable.Of(before?.Bytes ?? default), LineTable.Of(after?.Bytes ?? default));
        for (var i = 0; i < _ranges.Count; i++)
        {
            var lines = _ranges[i].Lines;
            var (start, end) = (Moved(lines.Start, changes), Moved(lines.End, changes));
            _ranges[i] = _ranges[i] with { Lines = LineRange.Between(Math.Min(start, end), end) };
        }
    }

    private int? First(Func<LineRange, bool> meets)
    {
        foreach (var (patch, lines) in _ranges)
        {
            if (meets(lines))
            {
                return patch;
            }
        }

        return null;
    }

    private static int Moved(int line, ImmutableArray<LineChange> changes)
    {
        var delta = 0;
        foreach (var change in changes)
        {
            if (change.OldStart >= line)
            {
                break;
            }

            delta = change.OldEnd <= line ? change.NewEnd - change.OldEnd : change.NewStart - line;
        }

        return Math.Max(line + delta, 0);
    }
}
