using System.Collections.Immutable;
using PatchQueue.Aligning;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Carrying;

/// <summary>The lines of a file, on the old mainline with the patches so far, that patches changed which wait for a person.</summary>
internal sealed class Unresolved
{
    // So near a change stands in the context of the other.
    private const int Near = 3;

    private readonly List<(WaitingPatch Patch, LineRange Lines)> _ranges = [];
    private WaitingPatch? _whole;

    /// <summary>Whether any patch waits.</summary>
    public bool IsAny => _whole is not null || _ranges.Count > 0;

    /// <summary>Notes a patch that waits.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="lines">What it changes, as lines of the file after it; null for the whole file.</param>
    public void Add(WaitingPatch patch, IEnumerable<LineRange>? lines)
    {
        if (lines is null)
        {
            _whole ??= patch;
            return;
        }

        _ranges.AddRange(lines.Select(range => (patch, range)));
    }

    /// <summary>The patch that a conflict rests on; null for none.</summary>
    public WaitingPatch? Under(ImmutableArray<MergeChunk>? merge)
    {
        if (_whole is not null || merge is null)
        {
            return _whole ?? (_ranges.Count > 0 ? _ranges[0].Patch : null);
        }

        var conflicts = merge.Value.Where(chunk => chunk.Kind == MergeChunkKind.Conflict).ToList();
        return First(lines => conflicts.Exists(
            chunk => chunk.Base.Start <= lines.End + Near && lines.Start <= chunk.Base.End + Near));
    }

    /// <summary>The patch whose lines hunks that fit stand on; null for none.</summary>
    public WaitingPatch? Under(ImmutableArray<PortedHunk> hunks) => First(lines => hunks.Any(hunk => lines.IsEmpty
        ? hunk.Old.Start < lines.Start && lines.Start < hunk.Old.End
        : hunk.Old.Start < lines.End && lines.Start < hunk.Old.End));

    /// <summary>Follows a patch that changes the file.</summary>
    /// <param name="before">The file before it.</param>
    /// <param name="after">The file after it.</param>
    public void Follow(LineTable before, LineTable after)
    {
        if (_ranges.Count > 0)
        {
            Follow([.. ChangedMiddle.Between(before, after).Compare(before, after, DiffAlgorithm.Myers)]);
        }
    }

    /// <inheritdoc cref="Follow(LineTable, LineTable)"/>
    public void Follow(SourceFile? before, SourceFile? after)
    {
        if (_ranges.Count > 0)
        {
            Follow(LineTable.Of(before?.Bytes ?? default), LineTable.Of(after?.Bytes ?? default));
        }
    }

    /// <summary>Follows changes of the file.</summary>
    public void Follow(ImmutableArray<LineChange> changes)
    {
        for (var i = 0; i < _ranges.Count; i++)
        {
            var lines = _ranges[i].Lines;
            var (start, end) = (Moved(lines.Start, changes), Moved(lines.End, changes));
            _ranges[i] = _ranges[i] with { Lines = LineRange.Between(Math.Min(start, end), end) };
        }
    }

    private WaitingPatch? First(Func<LineRange, bool> meets)
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
