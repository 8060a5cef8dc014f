using PatchQueue.Applying;
using PatchQueue.Refreshing;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Tracing;

/// <summary>Follows files through the patches of a tree and keeps for every line which patch it comes from.</summary>
/// <param name="history">The tree's files between its patches.</param>
public sealed class FileTrace(TreeHistory history)
{
    private readonly Dictionary<TreePath, TracedFile> _files = new(TreePathComparer.Instance);

    /// <summary>The files that patches have named, as they are behind the last one.</summary>
    public IReadOnlyDictionary<TreePath, TracedFile> Files => _files;

    /// <summary>Follows files from the mainline on.</summary>
    /// <param name="position">How many patches.</param>
    /// <param name="paths">The files; those that renames and copies join to them are followed too.</param>
    /// <param name="take">Takes each step, in the order of the series for each file; what a patch leaves as it was is none.</param>
    /// <exception cref="IOException">A patch that is in the tree does not apply any more.</exception>
    public void Run(int position, IEnumerable<TreePath> paths, Action<TraceStep> take) =>
        history.Show(position, paths, plan => new Observer(plan, _files, take));

    private sealed class Observer : IPatchObserver
    {
        private readonly ApplyPlan _plan;
        private readonly Dictionary<TreePath, TracedFile> _files;
        private readonly Dictionary<TreePath, TracedFile> _before = new(TreePathComparer.Instance);
        private readonly Dictionary<(int, TreePath), PlannedFile> _sections = [];
        private readonly Action<TraceStep> _take;
        private int _patch = -1;

        public Observer(ApplyPlan plan, Dictionary<TreePath, TracedFile> files, Action<TraceStep> take)
        {
            (_plan, _files, _take) = (plan, files, take);
            foreach (var section in plan.Groups.SelectMany(group => group.Files))
            {
                section.Paths.ToList().ForEach(path => _sections[(section.PatchIndex, path)] = section);
            }
        }

        public void Before(int patchIndex, TreePath path, in FileView file)
        {
            if (_patch != patchIndex)
            {
                _before.Clear();
                _patch = patchIndex;
            }

            if (!_files.TryGetValue(path, out var traced))
            {
                traced = _files[path] = TracedFile.OfMainline(FileReading.Of(path, file));
            }

            _before[path] = traced;
        }

        public void After(int patchIndex, TreePath path, in FileView file)
        {
            var (old, now) = (_before[path], FileReading.Of(path, file));
            if (FileVersions.IsSame(old.Content, now))
            {
                return;
            }

            var section = _sections.GetValueOrDefault((patchIndex, path));
            var from = section is { IsMove: true, Paths: [var source, var target] } && target.Equals(path) && _before.ContainsKey(source)
                ? source
                : path;
            var before = _before[from];
            var after = _files[path] = before.With(patchIndex, now, isMoved: !from.Equals(path), out var changes);
            _take(new TraceStep(patchIndex, path, from, before, after, changes, _plan.Patches[patchIndex], section));
        }
    }
}
