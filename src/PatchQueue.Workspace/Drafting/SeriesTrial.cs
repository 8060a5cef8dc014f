using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Drafting;

/// <summary>What a series would make of a tree's mainline: found out in memory, nothing on disk changes.</summary>
public sealed class SeriesTrial
{
    private readonly WorkTree _tree;
    private readonly Dictionary<TreePath, RecordedResult?> _files = new(TreePathComparer.Instance);

    private SeriesTrial(WorkTree tree, IReadOnlyList<PatchReference> series, ImmutableArray<PlannedPatch> patches) =>
        (_tree, Series, Patches) = (tree, series, patches);

    /// <summary>The patches, in order.</summary>
    public IReadOnlyList<PatchReference> Series { get; }

    /// <summary>How each went in; a patch behind a rejected one is still tried.</summary>
    public ImmutableArray<PatchOutcome> Outcomes { get; private set; }

    /// <summary>The patches as they were read.</summary>
    public ImmutableArray<PlannedPatch> Patches { get; }

    /// <summary>The places of the patches that are rejected.</summary>
    public IEnumerable<int> Rejected => Enumerable.Range(0, Outcomes.Length).Where(i => Outcomes[i] is PatchOutcome.Rejected);

    /// <summary>Tries a series.</summary>
    /// <param name="tree">The tree; its mainline is taken, whatever patches are in.</param>
    /// <param name="series">The patches, in order.</param>
    /// <param name="job">Threads and options.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="PatchFileException">A patch cannot be read.</exception>
    public static SeriesTrial Of(WorkTree tree, IReadOnlyList<PatchReference> series, ApplyJob job, CancellationToken cancellation)
    {
        var plan = ApplyPlan.Of(new SeriesPatches(series) { TakesText = true }.ReadAll(job.Crew, null, cancellation));
        var trial = new SeriesTrial(tree, series, plan.Patches);
        var (run, sink) = (new PlanRun(plan, job.Options, job.Crew), new ResultSink(plan.Groups.Length, job.Crew.Size));
        using var source = new TreeSource(tree);
        run.Run(source.Files, new Verdict(plan, int.MaxValue, keepsGoing: true), sink, null, cancellation);
        trial.Outcomes = PatchOutcomes.Of(plan, run.Results, run.Verdict!);
        foreach (var (path, result) in sink.Files)
        {
            trial._files[path] = result;
        }

        return trial;
    }

    /// <summary>The files that another series leaves otherwise, by path.</summary>
    public IReadOnlyList<TreePath> DifferencesFrom(SeriesTrial other)
    {
        using var source = new TreeSource(_tree);
        return
        [
            .. _files.Keys.Union(other._files.Keys, TreePathComparer.Instance)
                .Where(path => !IsSame(FileOf(path, source.Files), other.FileOf(path, source.Files))).Order(),
        ];
    }

    private RecordedResult FileOf(TreePath path, ISourceTree source)
    {
        if (_files.TryGetValue(path, out var file) && file is { } result)
        {
            return result;
        }

        var text = new FileText();
        var state = source.Read(path, text, out var permissions);
        return new ResultHash().Of(new FileView(state, permissions, IsNew: false, text));
    }

    private static bool IsSame(RecordedResult one, RecordedResult other) =>
        one.State == other.State && one.Hash == other.Hash && one.Permissions == other.Permissions;

    // What each group leaves; null for a file that stays the mainline's.
    private sealed class ResultSink(int groups, int workers) : IChangeSink
    {
        private readonly List<(TreePath, RecordedResult?)>[] _groups = new List<(TreePath, RecordedResult?)>[groups];
        private readonly ResultHash[] _hashes = [.. Enumerable.Range(0, workers).Select(_ => new ResultHash())];

        public IEnumerable<(TreePath Path, RecordedResult? Result)> Files => _groups.SelectMany(group => group ?? []);

        public void Take(int worker, GroupResult result)
        {
            var files = result.Changed.Select(file => (file.Path, (RecordedResult?)_hashes[worker].Of(file.Result))).ToList();
            files.AddRange(result.Group.Paths.Except(files.Select(file => file.Path)).Select(path => (path, (RecordedResult?)null)));
            _groups[result.Group.Index] = files;
        }
    }

    // The mainline's files.
    private sealed class TreeSource : IDisposable
    {
        private readonly BaseFolders? _folders;

        public TreeSource(WorkTree tree)
        {
            _folders = tree.Known is null ? null : new BaseFolders(tree.State);
            Files = tree.Known is null ? new DirectorySource(tree.Root) : new PristineSource(tree.Root, _folders!, tree.Known);
        }

        public ISourceTree Files { get; }

        public void Dispose() => _folders?.Dispose();
    }
}
