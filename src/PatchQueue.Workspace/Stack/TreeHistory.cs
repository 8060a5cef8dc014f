using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Stack;

/// <summary>
/// The files of a tree as they are between its patches: made again from the mainline's, for the paths that are asked for.
/// </summary>
/// <param name="tree">The tree.</param>
/// <param name="patches">The patches that are in it, in order, and perhaps those that follow.</param>
/// <param name="crew">The threads that read patches.</param>
public sealed class TreeHistory(WorkTree tree, SeriesPatches patches, Crew crew)
{
    /// <summary>Files as they are when a number of patches is in.</summary>
    /// <param name="position">How many patches.</param>
    /// <param name="paths">The files.</param>
    /// <returns>One for each path; null where there is no file.</returns>
    /// <exception cref="IOException">A patch that is in the tree does not apply any more.</exception>
    public IReadOnlyDictionary<TreePath, SourceFile?> At(int position, IEnumerable<TreePath> paths)
    {
        var wanted = new HashSet<TreePath>(paths, TreePathComparer.Instance);
        var files = new Dictionary<TreePath, SourceFile?>(TreePathComparer.Instance);
        using var folders = tree.Known is null ? null : new BaseFolders(tree.State);
        var source = SourceOf(folders);
        Run(Plan(position, wanted), source, null, result =>
        {
            foreach (var file in result.Changed)
            {
                files[file.Path] = FileReading.Of(file.Path, file.Result);
            }
        });

        foreach (var path in wanted.Where(path => !files.ContainsKey(path)))
        {
            files[path] = FileReading.Read(source, path);
        }

        return files;
    }

    /// <summary>Shows some files on both sides of every patch, in the order of the series for each of them.</summary>
    /// <param name="position">How many patches.</param>
    /// <param name="paths">The files; those that renames and copies join to them are shown too.</param>
    /// <param name="observe">Makes the one who is shown them, of the plan of the patches.</param>
    /// <exception cref="IOException">A patch that is in the tree does not apply any more.</exception>
    public void Show(int position, IEnumerable<TreePath> paths, Func<ApplyPlan, IPatchObserver> observe)
    {
        using var folders = tree.Known is null ? null : new BaseFolders(tree.State);
        var plan = Plan(position, new HashSet<TreePath>(paths, TreePathComparer.Instance));
        Run(plan, SourceOf(folders), observe(plan), _ => { });
    }

    /// <summary>The places of the patches that name one of some files, in order.</summary>
    public IEnumerable<int> PatchesOf(IEnumerable<TreePath> paths) => GroupsOf(paths)
        .SelectMany(group => group.Touches).Select(touch => touch.Patch).Where(place => place < patches.Count).Distinct().Order();

    private ApplyPlan Plan(int position, HashSet<TreePath> wanted)
    {
        (patches.Forced, patches.TakesText) = (tree.Record?.Forced, true);
        var known = Math.Min(tree.Record?.Patches.Length ?? 0, position);
        int[] needed = [.. PatchesOf(wanted).Where(place => place < known), .. Enumerable.Range(known, position - known)];
        patches.Read(needed, crew, null, CancellationToken.None);
        return ApplyPlan.OfPaths([.. patches.ToArray().Take(position)], wanted.Contains);
    }

    private IEnumerable<RecordedGroup> GroupsOf(IEnumerable<TreePath> paths) => tree.Known is not { } known
        ? []
        : paths.Where(known.ByPath.ContainsKey).Select(path => known.ByPath[path].Group).Distinct()
            .Select(place => known.Record.Groups[place]);

    private ISourceTree SourceOf(BaseFolders? folders) => tree.Known is { } known && folders is not null
        ? new PristineSource(tree.Root, folders, known)
        : new DirectorySource(tree.Root);

    private void Run(ApplyPlan plan, ISourceTree source, IPatchObserver? observer, Action<GroupResult> take)
    {
        var runner = new GroupRunner(plan, tree.Record?.Options ?? new ApplyOptions());
        foreach (var group in plan.Groups)
        {
            var result = runner.Run(group, source, new PatchSelection(), observer);
            Demand(plan, result);
            take(result);
        }
    }

    private static void Demand(ApplyPlan plan, GroupResult result)
    {
        if (result.RejectedPatches.FirstOrDefault(-1) is var rejected and >= 0)
        {
            throw new IOException($"{plan.Patches[rejected].Name} is in the tree but does not apply any more; pq push says why");
        }
    }
}
