using System.Collections.Immutable;
using PatchQueue.Aligning;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Patches;

namespace PatchQueue.Carrying;

/// <summary>
/// Carries over the hunks of one file where that costs no comparison and no copy of whole files: where all lines stand as they are
/// mapped, and where only the lines around the hunks have to be merged. All else is left to the slower way, and nothing has changed then.
/// </summary>
internal sealed class PlainPort
{
    private readonly HunkApplier _old = new();
    private readonly HunkApplier _new = new();
    private readonly List<MergeWindow> _windows = [];

    /// <summary>The hunks on the old mainline; empty where each stands at its own line.</summary>
    public ImmutableArray<HunkOutcome> OldOutcomes => _old.Outcomes;

    /// <summary>The hunks on the new mainline, where they were placed.</summary>
    public ImmutableArray<HunkOutcome> NewOutcomes => _new.Outcomes;

    /// <summary>What was merged, where the hunks were not placed; in the order of the file.</summary>
    public ImmutableArray<MergeChunk> Chunks { get; private set; } = [];

    /// <summary>Whether it is a patch's only section in its group, and changes lines of a file and nothing else.</summary>
    public static bool IsPlain(PlannedFile section) =>
        !section.IsMove && section.Paths.Length == 1 && !section.FilePatch.Hunks.IsEmpty
        && section.Before.Absence == Absence.Present && section.After.Absence == Absence.Present
        && (section.After.Mode == section.Before.Mode || section.After.Mode == 0);

    /// <summary>Carries the hunks over.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="section">Its section.</param>
    /// <param name="old">The file on the old mainline.</param>
    /// <param name="now">The file on the new one.</param>
    /// <param name="known">What is known of the path.</param>
    /// <returns>How; null where the slower way has to look at it.</returns>
    public PlainKind? TryPort(PlannedPatch patch, PlannedFile section, FileText old, FileText now, PortedPath known)
    {
        var (text, hunks) = (patch.Text, section.FilePatch.Hunks);
        if (!_old.TryPlace(old, text, hunks, section.IsReversed, 0) || Removes(old, hunks.Length))
        {
            return null;
        }

        if (_new.TryPlace(now, text, hunks, section.IsReversed, 0))
        {
            return StandsAsMapped(known.Map, hunks.Length) && !Removes(now, hunks.Length) ? Placed(old, now, known, hunks) : null;
        }

        return known.Map.IsSame || !TryMerge(old, now, known.Map, hunks.Length) ? null : Merged(old, now, known, hunks);
    }

    /// <summary>The changes of the old file that the hunks of the last call made.</summary>
    public IEnumerable<LineChange> Changes(int hunks)
    {
        var delta = 0;
        for (var i = 0; i < hunks; i++)
        {
            foreach (var change in HunkChanges.Of(_old.Lines(i), _old.StartOf(i)))
            {
                yield return change with { NewStart = change.NewStart + delta };
            }

            delta += _old.Lines(i).Count - _old.Lines(i).PatternCount - HunkChanges.Removed(_old.Lines(i));
        }
    }

    private static LineRange RangeOf(HunkApplier side, int hunk) => new(side.StartOf(hunk), side.Lines(hunk).PatternCount);

    private bool StandsAsMapped(LineMaps map, int count)
    {
        for (var i = 0; i < count && !map.IsSame; i++)
        {
            if (map.ShiftOf(RangeOf(_old, i)) is not { } shift || _new.StartOf(i) != _old.StartOf(i) + shift)
            {
                return false;
            }
        }

        return true;
    }

    private PlainKind Placed(FileText old, FileText now, PortedPath known, ImmutableArray<Hunk> hunks)
    {
        for (var i = hunks.Length - 1; i >= 0 && !known.Map.IsSame; i--)
        {
            var lines = _old.Lines(i);
            known.Map.Change(RangeOf(_old, i), lines.Count - lines.PatternCount - HunkChanges.Removed(lines));
        }

        _old.Edit(old, hunks.Length);
        _new.Edit(now, hunks.Length);
        return PlainKind.Placed;
    }

    // What upstream does not have is looked at once more with the whole files compared.
    private bool TryMerge(FileText old, FileText now, LineMaps map, int count)
    {
        bool Merges() => TryOpen(old, now, map, count) && _windows.TrueForAll(window => window.TryMerge());

        return Merges() && (_windows.TrueForAll(window => window.IsUpstream)
            || !map.TryRenew(old, now) || Merges());
    }

    // Hunks whose windows would meet share one.
    private bool TryOpen(FileText old, FileText now, LineMaps map, int count)
    {
        _windows.Clear();
        map.Complete(old, now);
        for (var i = 0; i < count; i++)
        {
            var first = i;
            var around = map.Around(RangeOf(_old, i), old.LineCount);
            while (around is { } found && _windows.Count > 0 && _windows[^1].Old.End >= found.Old.Start)
            {
                first = _windows[^1].FirstHunk;
                var both = LineRange.Between(_windows[^1].Old.Start, Math.Max(found.Old.End, _windows[^1].Old.End));
                around = map.Around(both, old.LineCount);
                _windows.RemoveAt(_windows.Count - 1);
            }

            if (around is not { } window || window.New.End > now.LineCount)
            {
                return false;
            }

            _windows.Add(new MergeWindow(window.Old, window.New, first, i));
        }

        _windows.ForEach(window => window.Read(old, now, _old));
        return true;
    }

    private PlainKind Merged(FileText old, FileText now, PortedPath known, ImmutableArray<Hunk> hunks)
    {
        var (chunks, delta, isUpstream) = (ImmutableArray.CreateBuilder<MergeChunk>(), 0, true);
        foreach (var window in _windows)
        {
            chunks.AddRange(window.Chunks(delta));
            delta += window.Theirs.Count - window.Old.Count;
            isUpstream &= window.IsUpstream;
        }

        _old.Edit(old, hunks.Length);
        for (var i = _windows.Count - 1; i >= 0; i--)
        {
            var after = _windows[i].Write(now);
            known.Map.Replace(_windows[i].Old, _windows[i].New, _windows[i].Theirs, after);
        }

        Chunks = chunks.DrainToImmutable();
        return isUpstream ? PlainKind.Upstream : PlainKind.Merged;
    }

    // A file that is left empty may go.
    private bool Removes(FileText text, int hunks) =>
        Enumerable.Range(0, hunks).Sum(i => _old.Lines(i).PatternCount) is var count && !text.HasLines(count + 1);
}
