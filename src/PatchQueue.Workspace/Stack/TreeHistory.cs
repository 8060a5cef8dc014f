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
        ISourceTree source = tree.Known is null ? new DirectorySource(tree.Root) : new PristineSource(tree.Root, folders!, tree.Known);
        var plan = Plan(position, wanted);
        var runner = new GroupRunner(plan, tree.Record?.Options ?? new ApplyOptions());
        foreach (var result in plan.Groups.Select(group => runner.Run(group, source, new PatchSelection())))
        {
            Demand(plan, result);
            foreach (var file in result.Changed)
            {
                files[file.Path] = FileReading.Of(file.Path, file.Result);
            }
        }

        foreach (var path in wanted.Where(path => !files.ContainsKey(path)))
        {
            files[path] = FileReading.Read(source, path);
        }

        return files;
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

    private static void Demand(ApplyPlan plan, GroupResult result)
    {
        if (result.RejectedPatches.FirstOrDefault(-1) is var rejected and >= 0)
        {
            throw new IOException($"{plan.Patches[rejected].Name} is in the tree but does not apply any more; pq push says why");
        }
    }
}
