using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Rebasing;

/// <summary>Finds out what becomes of each patch of a queue on a new mainline. Nothing on disk changes.</summary>
public sealed class RebaseRun
{
    private static readonly IReadOnlyDictionary<TreePath, TreePath> NoRenames = ImmutableDictionary<TreePath, TreePath>.Empty;

    private readonly RebaseSetup _setup;
    private readonly ApplyPlan _plan;
    private readonly ISourceTree _old;
    private ISourceTree _new;
    private readonly IReadOnlyList<PortedFile>[] _files;
    private IReadOnlyDictionary<TreePath, TreePath> _renames = NoRenames;

    /// <summary>Reads the patches and the files that they touch.</summary>
    /// <param name="setup">What is needed.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="Expanding.PatchFileException">A patch cannot be read.</exception>
    public RebaseRun(RebaseSetup setup, CancellationToken cancellation)
    {
        _setup = setup;
        _plan = ApplyPlan.Of(setup.Series.ReadAll(setup.Crew, setup.Progress, cancellation));
        var paths = _plan.Paths.ToHashSet(TreePathComparer.Instance);
        _old = MainlineFiles.Of(setup.From, setup.Overlay, paths, cancellation);
        _new = MainlineFiles.Of(setup.Onto, setup.Overlay, paths, cancellation);
        _files = new IReadOnlyList<PortedFile>[_plan.Groups.Length];
    }

    /// <summary>Carries all patches over.</summary>
    public RebaseReport Forecast(CancellationToken cancellation)
    {
        Carry([.. _plan.Groups], _ => false, cancellation);
        var gone = _files.SelectMany(files => files).Where(file => file.Outcome == PortOutcome.Obsolete).Select(file => file.Path)
            .ToHashSet(TreePathComparer.Instance);
        if (gone.Count > 0)
        {
            _renames = new RenameSearch(_setup.From, _setup.Onto).Find(gone, _old, cancellation)
                .Where(pair => !_plan.Touches(pair.Value) || IsMovedByQueue(pair.Key, pair.Value))
                .ToImmutableDictionary(TreePathComparer.Instance);
            var names = _renames.Values.ToHashSet(TreePathComparer.Instance);
            _new = new RenamedSource(_new, _renames, MainlineFiles.Of(_setup.Onto, _setup.Overlay, names, cancellation));
            Carry([.. _plan.Groups.Where(group => group.Paths.Any(_renames.ContainsKey))], _ => false, cancellation);
        }

        return new RebaseReport(_plan.Patches, Rows());
    }

    /// <summary>All files of some patches with their versions, after a forecast.</summary>
    /// <param name="patches">The patches' places in the plan.</param>
    /// <param name="cancellation">Ends the run.</param>
    public ILookup<int, PortedFile> Texts(IReadOnlySet<int> patches, CancellationToken cancellation)
    {
        Carry([.. _plan.Groups.Where(group => patches.Any(group.Holds))], patches.Contains, cancellation);
        return _files.SelectMany(files => files).Where(file => patches.Contains(file.PatchIndex)).ToLookup(file => file.PatchIndex);
    }

    private void Carry(IReadOnlyList<FileGroup> groups, Func<int, bool> isWanted, CancellationToken cancellation)
    {
        var ports = new GroupPort?[_setup.Crew.Size];
        var longestFirst = groups.OrderByDescending(group => group.Weight).ToList();
        _setup.Crew.Do(
            longestFirst.Count,
            (worker, i) =>
            {
                var port = ports[worker] ??= new GroupPort(_plan, _setup.Options, isWanted);
                _files[longestFirst[i].Index] = port.Run(longestFirst[i], _old, _new, _renames);
            },
            cancellation);
    }

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
