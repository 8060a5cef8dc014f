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
    private FileText? _oldText;
    private FileText? _newText;
    private PortedPath? _known;
    private int _count;

    /// <summary>The hunks on the old mainline; empty where each stands at its own line.</summary>
    public ImmutableArray<HunkOutcome> OldOutcomes => _old.Outcomes;

    /// <summary>The hunks on the new mainline, where they were placed.</summary>
    public ImmutableArray<HunkOutcome> NewOutcomes => _new.Outcomes;

    /// <summary>What was merged, where the hunks were not placed; in the order of the file.</summary>
    public ImmutableArray<MergeChunk> Chunks { get; private set; } = [];

    /// <summary>How the hunks were brought in.</summary>
    public PlainKind Kind { get; private set; }

    /// <summary>Whether the hunks of the last call fit on the new mainline.</summary>
    public bool Fits { get; private set; }

    /// <summary>Whether a section changes lines of a file and nothing else.</summary>
    public static bool IsPlain(PlannedFile section) =>
        !section.IsMove && section.Paths.Length == 1 && !section.FilePatch.Hunks.IsEmpty
        && section.Before.Absence == Absence.Present && section.After.Absence == Absence.Present
        && (section.After.Mode == section.Before.Mode || section.After.Mode == 0);

    /// <summary>Places the hunks on both sides.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="section">Its section.</param>
    /// <param name="old">The file on the old mainline.</param>
    /// <param name="now">The file on the new one.</param>
    /// <param name="known">What is known of the path.</param>
    /// <returns>Whether they fit on the old mainline; where not the slower way has to look at it.</returns>
    public bool TryPlace(PlannedPatch patch, PlannedFile section, FileText old, FileText now, PortedPath known)
    {
        (_oldText, _newText, _known, _count) = (old, now, known, section.FilePatch.Hunks.Length);
        if (!_old.TryPlace(old, patch.Text, section.FilePatch.Hunks, section.IsReversed, 0) || Removes(old))
        {
            return false;
        }

        Fits = _new.TryPlace(now, patch.Text, section.FilePatch.Hunks, section.IsReversed, 0);
        return Fits || !known.Map.IsSame;
    }

    /// <summary>Finds out how the hunks can be brought in; the files stay as they are.</summary>
    /// <param name="isPlaced">Whether they stay where they were placed; else they are merged.</param>
    /// <returns>Whether they can; where not the slower way has to look at it.</returns>
    public bool TryHold(bool isPlaced)
    {
        Kind = isPlaced ? PlainKind.Placed : PlainKind.Merged;
        return isPlaced ? StandsAsMapped(_known!.Map) && !Removes(_newText!) : TryMerge(_known!.Map);
    }

    /// <summary>Changes both files as was found out.</summary>
    public void Carry()
    {
        if (Kind == PlainKind.Placed)
        {
            Place(_known!.Map);
        }
        else
        {
            Merge(_known!.Map);
        }
    }

    /// <summary>The changes of the old file that the hunks of the last call made.</summary>
    public IEnumerable<LineChange> Changes()
    {
        var delta = 0;
        for (var i = 0; i < _count; i++)
        {
            foreach (var change in HunkChanges.Of(_old.Lines(i), _old.StartOf(i)))
            {
                yield return change with { NewStart = change.NewStart + delta };
            }

            delta += _old.Lines(i).Count - _old.Lines(i).PatternCount - HunkChanges.Removed(_old.Lines(i));
        }
    }

    private static LineRange RangeOf(HunkApplier side, int hunk) => new(side.StartOf(hunk), side.Lines(hunk).PatternCount);

    private bool StandsAsMapped(LineMaps map)
    {
        for (var i = 0; i < _count && !map.IsSame; i++)
        {
            if (map.ShiftOf(RangeOf(_old, i)) is not { } shift || _new.StartOf(i) != _old.StartOf(i) + shift)
            {
                return false;
            }
        }

        return true;
    }

    private void Place(LineMaps map)
    {
        for (var i = _count - 1; i >= 0 && !map.IsSame; i--)
        {
            var lines = _old.Lines(i);
            map.Change(RangeOf(_old, i), lines.Count - lines.PatternCount - HunkChanges.Removed(lines));
        }

        _old.Edit(_oldText!, _count);
        _new.Edit(_newText!, _count);
    }

    // What upstream does not have is looked at once more with the whole files compared.
    private bool TryMerge(LineMaps map)
    {
        bool Merges() => TryOpen(map) && _windows.TrueForAll(window => window.TryMerge());

        return Merges() && (_windows.TrueForAll(window => window.IsUpstream) || !map.TryRenew(_oldText!, _newText!) || Merges());
    }

    // Hunks whose windows would meet share one.
    private bool TryOpen(LineMaps map)
    {
        var (old, now) = (_oldText!, _newText!);
        _windows.Clear();
        map.Complete(old, now);
        for (var i = 0; i < _count; i++)
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

    private void Merge(LineMaps map)
    {
        var (chunks, delta, isUpstream) = (ImmutableArray.CreateBuilder<MergeChunk>(), 0, true);
        foreach (var window in _windows)
        {
            chunks.AddRange(window.Chunks(delta));
            delta += window.Theirs.Count - window.Old.Count;
            isUpstream &= window.IsUpstream;
        }

        _old.Edit(_oldText!, _count);
        for (var i = _windows.Count - 1; i >= 0; i--)
        {
            var after = _windows[i].Write(_newText!);
            map.Replace(_windows[i].Old, _windows[i].New, _windows[i].Theirs, after);
        }

        Chunks = chunks.DrainToImmutable();
        Kind = isUpstream ? PlainKind.Upstream : PlainKind.Merged;
    }

    // A file that is left empty may go.
    private bool Removes(FileText text) =>
        Enumerable.Range(0, _count).Sum(i => _old.Lines(i).PatternCount) is var count && !text.HasLines(count + 1);
}
