using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Backporting;

/// <summary>Files as they are between two patches of a queue: made in memory, of the mainline and the patches before.</summary>
/// <param name="mainline">The mainline.</param>
/// <param name="options">Fuzz and the rule for empty files.</param>
/// <param name="crew">The threads.</param>
public sealed class PlacedFiles(IMainline mainline, ApplyOptions options, Crew crew)
{
    private readonly Dictionary<TreePath, SourceFile?> _mainline = new(TreePathComparer.Instance);

    /// <summary>Makes them.</summary>
    /// <param name="patches">The patches, in order.</param>
    /// <param name="paths">The files.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The files, null for none; and for each patch that names one of them whether it went in.</returns>
    public (IReadOnlyDictionary<TreePath, SourceFile?> Files, ImmutableArray<PatchOutcome> Outcomes) Make(
        IReadOnlyCollection<PlannedPatch> patches, IReadOnlySet<TreePath> paths, CancellationToken cancellation)
    {
        var plan = ApplyPlan.OfPaths([.. patches], paths.Contains);
        var wanted = plan.Groups.SelectMany(group => group.Paths).Concat(paths).ToHashSet(TreePathComparer.Instance);
        var source = Source(wanted, cancellation);
        var sink = new FileSink(paths);
        var run = new PlanRun(plan, options, crew);
        run.Run(source, new Verdict(plan, int.MaxValue, keepsGoing: true), sink, null, cancellation);
        var files = paths.ToDictionary(path => path, path => _mainline[path], TreePathComparer.Instance);
        foreach (var (path, file) in sink.Files.Values.SelectMany(group => group))
        {
            files[path] = file;
        }

        return (files, PatchOutcomes.Of(plan, run.Results, run.Verdict!));
    }

    private MemorySource Source(IReadOnlySet<TreePath> paths, CancellationToken cancellation)
    {
        Load([.. paths.Where(path => !_mainline.ContainsKey(path))], cancellation);
        var source = new MemorySource();
        foreach (var path in paths)
        {
            if (_mainline[path] is { } file)
            {
                source.Keep(path, file);
                source.NoteDirectoriesAbove(path);
            }
        }

        return source;
    }

    // An archive that is in no cache streams by once for each lot of files.
    private void Load(IReadOnlyCollection<TreePath> paths, CancellationToken cancellation)
    {
        if (paths.Count == 0)
        {
            return;
        }

        if ((mainline is GitMainline git ? git.Files : mainline.AsSource()) is { } source)
        {
            foreach (var path in paths)
            {
                _mainline[path] = FileReading.Read(source, path);
            }

            return;
        }

        var intake = new MainlineIntake(paths.ToHashSet(TreePathComparer.Instance));
        mainline.ReadAll(intake, cancellation);
        foreach (var path in paths)
        {
            _mainline[path] = intake.Kept.Files.GetValueOrDefault(path);
        }
    }

    private sealed class FileSink(IReadOnlySet<TreePath> wanted) : IChangeSink
    {
        private readonly Lock _lock = new();

        public Dictionary<int, List<(TreePath Path, SourceFile? File)>> Files { get; } = [];

        public void Take(int worker, GroupResult result)
        {
            var files = result.Changed.Where(file => wanted.Contains(file.Path)).Select(file => (file.Path, FileOf(file.Result))).ToList();
            lock (_lock)
            {
                Files[result.Group.Index] = files;
            }
        }

        private static SourceFile? FileOf(FileView view) => !view.IsFile ? null : new SourceFile(
            view.Text.ToArray(), view.State == SourceState.Symlink ? FileKind.Symlink : FileKind.Regular, view.Permissions);
    }
}
