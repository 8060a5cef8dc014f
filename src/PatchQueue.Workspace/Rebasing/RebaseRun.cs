using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Carrying;
using PatchQueue.Porting;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Vocabulary;
using PatchQueue.Words;

namespace PatchQueue.Rebasing;

/// <summary>Finds out what becomes of each patch of a queue on a new mainline. Nothing on disk changes.</summary>
public sealed class RebaseRun
{
    private static readonly IReadOnlyDictionary<TreePath, TreePath> NoRenames = ImmutableDictionary<TreePath, TreePath>.Empty;

    private readonly RebaseSetup _setup;
    private readonly RebaseQueue _queue;
    private ApplyPlan _plan;
    private ISourceTree _new;
    private IReadOnlyList<PortedFile>[] _files;
    private IReadOnlyDictionary<TreePath, TreePath> _renames = NoRenames;

    /// <summary>Reads the patches and the files that they touch.</summary>
    /// <param name="setup">What is needed.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="Expanding.PatchFileException">A patch cannot be read.</exception>
    public RebaseRun(RebaseSetup setup, CancellationToken cancellation)
        : this(setup, RebaseQueue.Read(setup, isShared: false, cancellation), cancellation)
    {
    }

    private RebaseRun(RebaseSetup setup, RebaseQueue queue, CancellationToken cancellation)
    {
        (_setup, _queue, _plan) = (setup, queue, queue.Plan);
        _new = MainlineFiles.Of(setup.Onto, setup.Overlay, _plan.Paths.ToHashSet(TreePathComparer.Instance), cancellation);
        _files = new IReadOnlyList<PortedFile>[_plan.Groups.Length];
    }

    /// <summary>Runs of the same queue onto several mainlines; what they have in common is found out once.</summary>
    /// <param name="setup">What is needed; its new mainline is not used.</param>
    /// <param name="mainlines">The mainlines; each may be closed when the next is asked for.</param>
    /// <param name="cancellation">Ends the runs.</param>
    /// <returns>A run a mainline, in their order, each made when it is asked for.</returns>
    public static IEnumerable<RebaseRun> Over(RebaseSetup setup, IEnumerable<IMainline> mainlines, CancellationToken cancellation)
    {
        var queue = RebaseQueue.Read(setup, isShared: true, cancellation);
        foreach (var mainline in mainlines)
        {
            yield return new RebaseRun(setup with { Onto = mainline }, queue, cancellation);
        }
    }

    /// <summary>The new mainline.</summary>
    public IMainline Onto => _setup.Onto;

    /// <summary>Carries all patches over.</summary>
    public RebaseReport Forecast(CancellationToken cancellation)
    {
        Carry([.. _plan.Groups], null, cancellation);
        var gone = _files.SelectMany(files => files).Where(file => file.Outcome == PortOutcome.Obsolete).Select(file => file.Path)
            .ToHashSet(TreePathComparer.Instance);
        if (gone.Count > 0)
        {
            var found = new RenameSearch(_setup.From, _setup.Onto).Find(gone, _queue.Old, cancellation);
            Rename(found);
            _renames = found
                .Where(pair => !_plan.Touches(pair.Value) || IsMovedByQueue(pair.Key, pair.Value))
                .ToImmutableDictionary(TreePathComparer.Instance);
            var names = _renames.Values.ToHashSet(TreePathComparer.Instance);
            _new = new RenamedSource(_new, _renames, MainlineFiles.Of(_setup.Onto, _setup.Overlay, names, cancellation));
            var isAll = _setup.Settled.Count > 0;
            Carry([.. _plan.Groups.Where(group => isAll || group.Paths.Any(_renames.ContainsKey))], null, cancellation);
        }

        var rows = Rows();
        return new RebaseReport(
            _queue.Patches.Was, _setup.Words is { } words ? Doubted(rows, Gone(words, cancellation), cancellation) : rows);
    }

    /// <summary>All files of some patches with their versions and with proposals, after a forecast.</summary>
    /// <param name="patches">The patches' places in the plan.</param>
    /// <param name="cancellation">Ends the run.</param>
    public ILookup<int, PortedFile> Texts(IReadOnlySet<int> patches, CancellationToken cancellation)
    {
        Carry([.. _plan.Groups.Where(group => patches.Any(group.Holds))], patches, cancellation);
        return _files.SelectMany(files => files).Where(file => patches.Contains(file.PatchIndex)).ToLookup(file => file.PatchIndex);
    }

    /// <summary>A patch as the queue has it: what it has been settled to be, else as it was.</summary>
    /// <param name="index">Its place in the series, from 0.</param>
    public PlannedPatch Now(int index) => _queue.Patches.Now(index);

    // What has been settled names files as the new mainline has them.
    private void Rename(IReadOnlyDictionary<TreePath, TreePath> found)
    {
        if (_setup.Settled.Count > 0)
        {
            _plan = _queue.Patches.Plan(found.DistinctBy(pair => pair.Value, TreePathComparer.Instance)
                .ToDictionary(pair => pair.Value, pair => pair.Key, TreePathComparer.Instance));
            _files = new IReadOnlyList<PortedFile>[_plan.Groups.Length];
        }
    }

    /// <summary>A file of the old mainline, without any patch; null for none.</summary>
    public SourceFile? OldMainline(TreePath path) => FileReading.Read(_queue.Old, path);

    /// <summary>A file of the new mainline, without any patch, by its old name; null for none.</summary>
    public SourceFile? NewMainline(TreePath path) => FileReading.Read(_new, path);

    private GoneWords Gone(MainlineWords words, CancellationToken cancellation)
    {
        var (old, now) = (_queue.OldWords ??= words.Of(_setup.From, cancellation), words.Of(_setup.Onto, cancellation));
        return _setup.Overlay is { } overlay ? old.Minus(now, words.Of(overlay, cancellation)) : old.Minus(now);
    }

    // Whoever has settled a patch has seen what it names.
    private ImmutableArray<PortedPatch> Doubted(ImmutableArray<PortedPatch> rows, GoneWords gone, CancellationToken cancellation)
    {
        var vanished = new VanishedSearch(_plan, gone, _setup.Crew).Find(cancellation);
        return
        [
            .. rows.Select(row => vanished.TryGetValue(row.PatchIndex, out var names) && !_setup.Settled.ContainsKey(row.PatchIndex)
                ? row.WithVanished(names)
                : row),
        ];
    }

    private void Carry(IReadOnlyList<FileGroup> groups, IReadOnlySet<int>? wanted, CancellationToken cancellation)
    {
        var ports = new GroupPort?[_setup.Crew.Size];
        var longestFirst = groups.OrderByDescending(group => group.Weight).ToList();
        _setup.Crew.Do(
            longestFirst.Count,
            (worker, i) =>
            {
                var port = ports[worker] ??= new GroupPort(_plan, _setup.Options, patch => wanted?.Contains(patch) == true)
                {
                    SettledAt = _queue.Patches.OldCountOf,
                    Notes = _setup.Notes,
                };
                _files[longestFirst[i].Index] = wanted is null ? Known(port, longestFirst[i]) : Port(port, longestFirst[i]);
            },
            cancellation);
    }

    private IReadOnlyList<PortedFile> Known(GroupPort port, FileGroup group)
    {
        if (_queue.Known is not { } known)
        {
            return Port(port, group);
        }

        var sum = KnownPorts.SumOf(group, _new, _renames, new FileText());
        if (!known.TryFind(group, sum, out var files))
        {
            known.Add(group, sum, files = Port(port, group));
        }

        return files;
    }

    private IReadOnlyList<PortedFile> Port(GroupPort port, FileGroup group) => port.Run(group, _queue.Old, _new, _renames);

    // A patch that gives the file the same name is found to be upstream by that.
    private bool IsMovedByQueue(TreePath from, TreePath to) => _plan.Groups.Any(
        group => group.Files.Any(file => file.IsMove && file.Paths[0].Equals(from) && file.Paths[1].Equals(to)));

    private ImmutableArray<PortedPatch> Rows()
    {
        var files = _files.SelectMany(group => group).ToLookup(file => file.PatchIndex);
        var unplaceable = _plan.Unplaceable.ToLookup(file => file.PatchIndex);
        return
        [
            .. Enumerable.Range(0, _plan.Patches.Length).Select(i => _plan.Patches[i].Patch.IsMalformed || unplaceable.Contains(i)
                ? new PortedPatch(i, PortOutcome.Malformed, false, [])
                : PortedPatch.Of(i, [.. files[i]], _plan.Patches[i].Patch.FilePatches.Length)),
        ];
    }
}
