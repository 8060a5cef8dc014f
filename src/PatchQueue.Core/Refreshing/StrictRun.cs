using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>A patch applied without fuzz to the tree before it, group by group, and compared with the tree after it.</summary>
internal sealed class StrictRun
{
    private readonly VersionTree _tree;
    private readonly Dictionary<int, FilePatchOutcome> _outcomes = [];
    private readonly HashSet<TreePath> _named = new(TreePathComparer.Instance);

    private StrictRun(Patch patch, RefreshRequest request, VersionTree tree)
    {
        _tree = tree;
        Plan = ApplyPlan.Of([new PlannedPatch(default(ReadOnlyMemory<byte>), patch, request.Strip, request.IsReversed)]);
        var runner = new GroupRunner(Plan, new ApplyOptions { RemovesEmptyFiles = request.RemovesEmptyFiles });
        Groups = [.. Plan.Groups.Select(group => Run(runner, group))];
    }

    /// <summary>The patch as it is applied.</summary>
    public ApplyPlan Plan { get; }

    /// <summary>The groups, in the plan's order.</summary>
    public IReadOnlyList<(FileGroup Group, TreePath? Wrong)> Groups { get; }

    /// <summary>Applies a patch.</summary>
    public static StrictRun Of(Patch patch, RefreshRequest request, VersionTree tree) => new(patch, request, tree);

    /// <summary>Where the hunks of a section went, counted from 0; null when each stands at its own line.</summary>
    public FilePatchOutcome? OutcomeOf(int section) => _outcomes.GetValueOrDefault(section);

    /// <summary>The files that do not come out as they are, or only with hunks moved; the patch is true where there is none.</summary>
    public IEnumerable<TreePath> Untrue() =>
    [
        .. Plan.Unplaceable.SelectMany(file => file.Paths),
        .. Groups.Where(run => run.Wrong is not null).Select(run => run.Wrong!),
        .. Groups.Where(run => run.Wrong is null && run.Group.Files.Any(file => _outcomes.ContainsKey(file.SectionIndex)))
            .Select(run => run.Group.Paths[0]),
        .. _tree.Files.Where(file => file.Differs && !_named.Contains(file.Path)).Select(file => file.Path),
    ];

    private (FileGroup Group, TreePath? Wrong) Run(GroupRunner runner, FileGroup group)
    {
        var result = runner.Run(group, _tree, new PatchSelection());
        foreach (var outcome in result.Outcomes)
        {
            _outcomes[outcome.File.SectionIndex] = outcome;
        }

        _named.UnionWith(group.Paths);
        var changed = result.Changed.ToDictionary(file => file.Path, TreePathComparer.Instance);
        var wrong = group.Paths.FirstOrDefault(path => !(changed.TryGetValue(path, out var file)
            ? Shows(file.Result, _tree[path].After)
            : FileVersions.IsSame(_tree[path].Before, _tree[path].After)));
        var reject = result.Outcomes.FirstOrDefault(outcome => outcome.Reject is not null);
        return (group, wrong ?? (reject is null ? null : reject.Path ?? group.Paths[0]));
    }

    private static bool Shows(in FileView view, SourceFile? expected) =>
        !view.IsFile
            ? expected is null
            : FileVersions.IsSame(
                expected,
                new SourceFile(
                    view.Text.Content, view.State == SourceState.Symlink ? FileKind.Symlink : FileKind.Regular, view.Permissions));
}
