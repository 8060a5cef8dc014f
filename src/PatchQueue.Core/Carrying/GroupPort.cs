using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Merging;
using PatchQueue.Porting;
using PatchQueue.Text;
using PatchQueue.Words;

namespace PatchQueue.Carrying;

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
    private PlainPatch? _plain;
    private bool _keepsTexts;

    private PathJudge Judge => new(plan, _old, _new, NewOf, path => PathOf(path).Map);

    /// <summary>How many sections of a settled patch, by its place in the plan, are the old patch's; null for any other.</summary>
    public Func<int, int?> SettledAt { get; init; } = _ => null;

    /// <summary>What people have made of files before; null for nothing.</summary>
    public INotedFiles? Notes { get; init; }

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
        _keepsTexts = isWanted(sections[0].PatchIndex);
        if (SettledAt(sections[0].PatchIndex) is { } oldCount)
        {
            _ported.AddRange(new SettledPort(plan, _old, _new, PathOf).Follow(sections, oldCount, _keepsTexts)
                .Select(row => row with { NewPath = NewOf(row.Path) }));
            return;
        }

        if (TryPlain(sections))
        {
            return;
        }

        var paths = _old.PathsOf(sections);
        // All of them are looked at before the patch changes any.
        var isSame = paths.ConvertAll(PathOf).TrueForAll(known => known.Map.IsSame);
        var patch = plan.Patches[sections[0].PatchIndex];
        if (!_old.Apply(patch, sections))
        {
            AddStale(sections[0], paths);
            return;
        }

        var fits = _new.Apply(patch, sections);
        if (fits && isSame)
        {
            AddPlaced(sections, paths);
            return;
        }

        // All are decided before any is settled: a rename looks at both of its names.
        foreach (var verdict in Judge.Verdicts(sections, paths, fits))
        {
            Settle(sections, verdict);
        }
    }

    // What people have made of a file is looked for with its versions at hand.
    private bool TryPlain(ReadOnlySpan<PlannedFile> sections)
    {
        List<(SourceFile? Old, SourceFile? New)>? before = _keepsTexts
            ? _old.PathsOf(sections).ConvertAll(path => (_old.Now(path), _new.Now(path)))
            : null;
        _plain ??= new PlainPatch(_old, _new, PathOf);
        if ((sections.Length > 1 && Notes is not null) || !_plain.TryPort(plan.Patches[sections[0].PatchIndex], sections))
        {
            return false;
        }

        for (var i = 0; i < sections.Length; i++)
        {
            AddPlain(sections[i], _plain[i], before?[i] ?? default);
        }

        return true;
    }

    private void AddPlain(PlannedFile section, PlainPort port, (SourceFile? Old, SourceFile? New) before)
    {
        var path = section.Paths[0];
        var known = PathOf(path);
        var isSettled = known is { IsSameUpstream: true, Unresolved.IsAny: false };
        if (port is { Kind: PlainKind.Placed, NewOutcomes.IsEmpty: true } && isSettled && !_keepsTexts && NewOf(path).Equals(path))
        {
            return;
        }

        var hunks = new HunkPorts(section, new FilePatchOutcome(section, path, port.OldOutcomes, null));
        var rows = RowOf(section, path, name => _new.Has(path, name));
        var row = port.Kind == PlainKind.Placed
            ? rows.Placed(section.PatchIndex, hunks.Placed(new FilePatchOutcome(section, path, port.NewOutcomes, null)))
            : rows.Decided(section.PatchIndex, hunks.Merged(port.Chunks), PortDecision.OfMerge(port.Kind == PlainKind.Upstream));
        if (known.Unresolved.IsAny)
        {
            known.Unresolved.Follow([.. port.Changes()]);
        }

        if (!row.IsCertain)
        {
            known.Unresolved.Add(WaitingPatch.Of(row), port.Changes().Select(change => new LineRange(change.NewStart, change.NewCount)));
        }

        if (row.Outcome != PortOutcome.Clean || _keepsTexts)
        {
            var texts = _keepsTexts ? new PortedTexts(before.Old, _old.Now(path), before.New, _new.Now(path)) : null;
            var isOpen = texts is not null && !row.IsCertain;
            _ported.Add(row with { Texts = texts, Proposals = isOpen ? Proposals.OfMerge(row.Outcome, texts!) : [] });
        }
    }

    private void AddPlaced(ReadOnlySpan<PlannedFile> sections, List<TreePath> paths)
    {
        foreach (var path in paths)
        {
            var row = RowOf(sections[0], path, name => _new.Has(path, name)).Placed(
                sections[0].PatchIndex, Judge.PlacedHunksOf(sections, path));
            if (PathOf(path).Unresolved.IsAny)
            {
                PathOf(path).Unresolved.Follow(_old.Before(path), _old.Now(path));
            }

            Add(row, () => new PortedTexts(_old.Before(path), _old.Now(path), _new.Before(path), _new.Now(path)));
        }
    }

    private void Settle(ReadOnlySpan<PlannedFile> sections, PathVerdict verdict)
    {
        var (path, strict, decision, texts) = verdict;
        if (FileMerge.IsSame(texts.OldBefore, texts.OldAfter) && FileMerge.IsSame(texts.NewBefore, texts.NewAfter))
        {
            return;
        }

        var patch = plan.Patches[sections[0].PatchIndex];
        var row = RowOf(sections[0], path, name => decision.File is { } file && NameSearch.IsIn(file.Bytes.Span, name))
            .Decided(sections[0].PatchIndex, Judge.HunksOf(sections, path, decision), decision);
        if (!row.IsCertain && Notes?.Find(patch, row, texts) is { } noted)
        {
            row = row with { Outcome = PortOutcome.Merged, IsCertain = true, BlockedBy = null, Note = noted.Note };
            texts = texts with { NewAfter = noted.File };
        }

        // The lines of a conflict are there for those that rest on them, unless upstream seems to have them in another form.
        var isUpstream = row.Outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream || texts.OldBefore is null;
        if (!row.IsCertain && isUpstream)
        {
            texts = texts with { NewAfter = decision.Merge?.OurFile ?? texts.NewBefore };
        }

        var known = PathOf(path);
        known.Follow(PortedLines.Of(texts, decision.Merge?.Result));
        if (!row.IsCertain)
        {
            known.Unresolved.Add(WaitingPatch.Of(row), decision.Merge?.Result.Chunks
                .Where(chunk => chunk.Kind is MergeChunkKind.Conflict or MergeChunkKind.Theirs).Select(chunk => chunk.Theirs));
        }

        _new.Put(path, texts.NewAfter);
        if (_keepsTexts && !row.IsCertain)
        {
            row = row with { Proposals = new Proposals(decision, strict, texts).Of(patch, _old.SectionsFor(sections, path)) };
        }

        Add(row, () => texts);
    }

    private void Add(PortedFile row, Func<PortedTexts> texts)
    {
        if (row.Outcome != PortOutcome.Clean || _keepsTexts)
        {
            _ported.Add(row with { Texts = _keepsTexts ? texts() : null });
        }
    }

    private FileRow RowOf(PlannedFile section, TreePath path, Func<ReadOnlySpan<byte>, bool> newHas) =>
        new(path, NewOf(path), plan.Patches[section.PatchIndex], PathOf(path), name => _old.Has(path, name), newHas);

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
            known = _old.HasAlike(path, _new) ? PortedPath.Alike : new PortedPath(_old.Now(path), _new.Now(path));
            _paths.Add(path, known);
        }

        return known;
    }

    private TreePath NewOf(TreePath path) => _renames.GetValueOrDefault(path, path);
}
