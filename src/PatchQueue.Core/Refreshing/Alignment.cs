using System.Collections.Immutable;
using PatchQueue.Diffing;

namespace PatchQueue.Refreshing;

/// <summary>Which lines of two versions of a file stand for each other, by the changes between them.</summary>
internal sealed class Alignment
{
    private readonly ImmutableArray<LineChange> _changes;
    private readonly List<Gap> _gaps = [];

    public Alignment(LineTable oldLines, LineTable newLines, ImmutableArray<LineChange> changes)
    {
        _changes = changes;
        var (start, delta) = (0, 0);
        foreach (var change in changes)
        {
            _gaps.Add(new Gap(start, change.OldStart, delta));
            (start, delta) = (change.OldEnd, change.NewEnd - change.OldEnd);
        }

        _gaps.Add(new Gap(start, oldLines.Count, newLines.Count - oldLines.Count));
    }

    // A run of common lines: old lines from Start up to End, and the new lines Delta further down.
    private readonly record struct Gap(int Start, int End, int Delta);

    /// <summary>Whether the place before an old line and that before a new line are the same.</summary>
    public bool Joins(int oldLine, int newLine) =>
        _gaps.Exists(gap => gap.Delta == newLine - oldLine && gap.Start <= oldLine && oldLine <= gap.End);

    /// <summary>How far new lines lie below old ones, near the old lines from start to end; each number once.</summary>
    public IEnumerable<int> DeltasNearOld(int start, int end) =>
        _gaps.Where(gap => gap.Start <= end && gap.End >= start).Select(gap => gap.Delta).Distinct();

    /// <summary>The same near new lines.</summary>
    public IEnumerable<int> DeltasNearNew(int start, int end) =>
        _gaps.Where(gap => gap.Start + gap.Delta <= end && gap.End + gap.Delta >= start).Select(gap => gap.Delta).Distinct();

    /// <summary>The changes between two places that the alignment joins.</summary>
    public IEnumerable<LineChange> Within(LineChange box) =>
        _changes.Where(change => change.OldStart >= box.OldStart && change.OldEnd <= box.OldEnd
            && change.NewStart >= box.NewStart && change.NewEnd <= box.NewEnd);
}
