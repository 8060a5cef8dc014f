using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>
/// Carries the patches of one group from one mainline to another: each is applied to its files on the old one, and brought in on the new
/// one by what <see cref="PortDecision"/> says. Holds buffers that are used again: one a thread. A patch that waits for a person is in
/// as far as it could be brought in, so that those behind it are judged as they will be.
/// </summary>
/// <param name="plan">The patches.</param>
/// <param name="options">How they are applied.</param>
/// <param name="isWanted">
/// Whether all files of the patch at a place in the plan are to be told of, with their versions; of others, those that do not fit.
/// </param>
public sealed class GroupPort(ApplyPlan plan, ApplyOptions options, Func<int, bool> isWanted)
{
    private readonly PortSide _old = new(options);
    private readonly PortSide _new = new(options);
    private readonly Dictionary<TreePath, PortedPath> _paths = new(TreePathComparer.Instance);
    private readonly List<PortedFile> _ported = [];
    private IReadOnlyDictionary<TreePath, TreePath> _renames = ImmutableDictionary<TreePath, TreePath>.Empty;
    private bool _keepsTexts;

    /// <summary>Carries a group over.</summary>
    /// <param name="group">A group of the plan.</param>
    /// <param name="old">The old mainline.</param>
    /// <param name="new">The new mainline, which gives renamed files under their old names.</param>
    /// <param name="renames">The new names of files by their old ones.</param>
    /// <returns>The files of patches of which there is something to say, in the order of the series.</returns>
    public IReadOnlyList<PortedFile> Run(
        FileGroup group, ISourceTree old, ISourceTree @new, IReadOnlyDictionary<TreePath, TreePath> renames)
    {
        _renames = renames;
        _old.Begin(old);
        _new.Begin(@new);
        _paths.Clear();
        _ported.Clear();
        for (var start = 0; start < group.Files.Length;)
        {
            var end = start + 1;
            while (end < group.Files.Length && group.Files[end].PatchIndex == group.Files[start].PatchIndex)
            {
                end++;
            }

            Port(group.Files.AsSpan()[start..end]);
            start = end;
        }

        return [.. _ported];
    }

    private void Port(ReadOnlySpan<PlannedFile> sections)
    {
        var paths = _old.PathsOf(sections);
        var isSame = paths.TrueForAll(path => PathOf(path).Map.IsSame);
        _keepsTexts = isWanted(sections[0].PatchIndex);
        var patch = plan.Patches[sections[0].PatchIndex];
        if (!_old.Apply(patch, sections))
        {
            AddStale(sections[0], paths);
            return;
        }

        var fits = _new.Apply(patch, sections);
        if (fits && (isSame || StandsAsMapped(sections)))
        {
            AddPlaced(sections, paths);
            return;
        }

        // All are decided before any is settled: a rename looks at both of its names.
        foreach (var (path, decision) in Decisions(sections, paths, fits))
        {
            Settle(sections, path, decision);
        }
    }

    // Lines where they are expected by what is the same in both files: the whole files need not be merged.
    private bool StandsAsMapped(ReadOnlySpan<PlannedFile> sections)
    {
        if (sections.Length > 1 || sections[0].IsMove || sections[0].FilePatch.Hunks.IsEmpty || sections[0].Paths.Length > 1)
        {
            return false;
        }

        var map = PathOf(sections[0].Paths[0]).Map;
        var hunks = new HunkPorts(sections[0], _old.Outcomes[0]);
        var placed = hunks.Placed(_new.Outcomes[0]);
        foreach (var hunk in placed)
        {
            if (map.ShiftOf(hunk.Old) is not { } shift || hunk.At - 1 != hunk.Old.Start + shift)
            {
                return false;
            }
        }

        for (var i = placed.Length - 1; i >= 0; i--)
        {
            map.Change(placed[i].Old, hunks.DeltaOf(i));
        }

        return true;
    }

    private void AddPlaced(ReadOnlySpan<PlannedFile> sections, List<TreePath> paths)
    {
        foreach (var path in paths)
        {
            var at = IndexOf(sections, path);
            var row = RowOf(sections, path).Placed(
                sections[0].PatchIndex, at < 0 ? [] : new HunkPorts(sections[at], _old.Outcomes[at]).Placed(_new.Outcomes[at]));
            if (PathOf(path).Unresolved.IsAny)
            {
                PathOf(path).Unresolved.Follow(_old.Before(path), _old.Now(path));
            }

            Add(row, () => new PortedTexts(_old.Before(path), _old.Now(path), _new.Before(path), _new.Now(path)));
        }
    }

    private List<(TreePath Path, PortDecision Decision)> Decisions(ReadOnlySpan<PlannedFile> sections, List<TreePath> paths, bool fits)
    {
        var decisions = new List<(TreePath, PortDecision)>();
        foreach (var path in paths)
        {
            decisions.Add((path, UpstreamMove(sections, path) ?? Decide(path, fits)));
        }

        return decisions;
    }

    private PortDecision Decide(TreePath path, bool fits)
    {
        var outcome = _new.Outcomes.FirstOrDefault(outcome => outcome?.Path?.Equals(path) == true);
        var moved = outcome?.Hunks.OfType<HunkOutcome.Applied>().ToList() ?? [];
        var strict = new StrictTrial(
            fits, fits ? _new.Now(path) : null, moved.Exists(hunk => hunk.Offset != 0), moved.Exists(hunk => hunk.IsAmbiguous));
        return PortDecision.Of(_old.Before(path), _old.Now(path), _new.Before(path), strict);
    }

    // Upstream has given a file the name that the patch gives it; null where it has not.
    private PortDecision? UpstreamMove(ReadOnlySpan<PlannedFile> sections, TreePath path)
    {
        foreach (var section in sections)
        {
            if (!section.IsMove || !NewOf(section.Paths[0]).Equals(section.Paths[1]))
            {
                continue;
            }

            var (from, to) = (section.Paths[0], section.Paths[1]);
            return path.Equals(from) ? new PortDecision(PortOutcome.AlreadyUpstream, true, null, null)
                : path.Equals(to) ? PortDecision.Of(_old.Before(from), _old.Now(to), _new.Before(to), default)
                : null;
        }

        return null;
    }

    private void Settle(ReadOnlySpan<PlannedFile> sections, TreePath path, PortDecision decision)
    {
        var texts = new PortedTexts(_old.Before(path), _old.Now(path), _new.Before(path), decision.File);
        if (FileMerge.IsSame(texts.OldBefore, texts.OldAfter) && FileMerge.IsSame(texts.NewBefore, texts.NewAfter))
        {
            return;
        }

        var row = RowOf(sections, path).Decided(sections[0].PatchIndex, HunksOf(sections, path, decision), decision);
        // The lines of a conflict are there for those that rest on them, unless upstream seems to have them in another form.
        var isUpstream = row.Outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream || texts.OldBefore is null;
        if (!row.IsCertain && isUpstream)
        {
            texts = texts with { NewAfter = decision.Merge?.OurFile ?? texts.NewBefore };
        }

        var known = PathOf(path);
        known.Unresolved.Follow(texts.OldBefore, texts.OldAfter);
        if (row is { IsCertain: false, Outcome: not (PortOutcome.Suspicious or PortOutcome.AlreadyUpstream) })
        {
            known.Unresolved.Add(row.PatchIndex, decision.Merge?.Result);
        }

        _new.Put(path, texts.NewAfter);
        known.Remap(texts.OldAfter, texts.NewAfter);
        Add(row, () => texts);
    }

    private void Add(PortedFile row, Func<PortedTexts> texts)
    {
        if (row.Outcome != PortOutcome.Clean || _keepsTexts)
        {
            _ported.Add(row with { Texts = _keepsTexts || row.Outcome > PortOutcome.Offset ? texts() : null });
        }
    }

    private FileRow RowOf(ReadOnlySpan<PlannedFile> sections, TreePath path) => new(
        path, NewOf(path), IndexOf(sections, path) is >= 0 and var at ? sections[at] : null,
        plan.Patches[sections[0].PatchIndex], PathOf(path));

    private ImmutableArray<PortedHunk> HunksOf(ReadOnlySpan<PlannedFile> sections, TreePath path, PortDecision decision)
    {
        if (IndexOf(sections, path) is not (>= 0 and var at))
        {
            return [];
        }

        var hunks = new HunkPorts(sections[at], _old.Outcomes[at]);
        return decision.Outcome <= PortOutcome.Offset || decision.IsByPlaceAlone ? hunks.Placed(_new.Outcomes.ElementAtOrDefault(at))
            : decision.Merge is { } merge ? hunks.Merged(merge.Result)
            : hunks.All(decision.Outcome);
    }

    // The section with the hunks of a file; -1 for none.
    private int IndexOf(ReadOnlySpan<PlannedFile> sections, TreePath path)
    {
        for (var i = 0; i < sections.Length; i++)
        {
            if (!sections[i].FilePatch.Hunks.IsEmpty && (_old.Outcomes[i]?.Path ?? sections[i].Paths[^1]).Equals(path))
            {
                return i;
            }
        }

        return -1;
    }

    private void AddStale(PlannedFile section, List<TreePath> paths) =>
        _ported.Add(new PortedFile(section.PatchIndex, paths.Count > 0 ? paths[0] : section.Paths[0], PortOutcome.Malformed)
        {
            NewPath = paths.Count > 0 ? paths[0] : section.Paths[0],
            IsCertain = false,
            Reason = $"it does not apply to its own mainline: {_old.Reject!.Message}",
        });

    private PortedPath PathOf(TreePath path)
    {
        if (!_paths.TryGetValue(path, out var known))
        {
            _paths.Add(path, known = new PortedPath(_old.Now(path), _new.Now(path)));
        }

        return known;
    }

    private TreePath NewOf(TreePath path) => _renames.GetValueOrDefault(path, path);
}
