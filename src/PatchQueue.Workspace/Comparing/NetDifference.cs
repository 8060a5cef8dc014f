using PatchQueue.Applying;
using PatchQueue.Backporting;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Comparing;

/// <summary>The difference of the sources that two versions of a queue expand to, each on its own mainline.</summary>
public static class NetDifference
{
    /// <summary>Finds it.</summary>
    /// <param name="old">The old version.</param>
    /// <param name="from">What it is on top of.</param>
    /// <param name="fresh">The new version.</param>
    /// <param name="onto">What that is on top of.</param>
    /// <param name="options">How patches are applied.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The files that patches touch and that differ, by their paths.</returns>
    /// <exception cref="IOException">A patch does not apply.</exception>
    public static IReadOnlyList<FilePair> Of(
        QueueVersion old, IMainline from, QueueVersion fresh, IMainline onto, ApplyOptions options, Crew crew,
        CancellationToken cancellation)
    {
        var paths = PathsOf(old).Concat(PathsOf(fresh)).ToHashSet(TreePathComparer.Instance);
        var before = Expand(old, from, paths, options, crew, cancellation);
        var after = Expand(fresh, onto, paths, options, crew, cancellation);
        return
        [
            .. paths.Order().Where(path => !FileMerge.IsSame(before[path], after[path]))
                .Select(path => FilePair.At(path, before[path], after[path])),
        ];
    }

    private static IReadOnlyList<TreePath> PathsOf(QueueVersion version) => ApplyPlan.Of(version.Patches).Paths;

    private static IReadOnlyDictionary<TreePath, SourceFile?> Expand(
        QueueVersion version, IMainline mainline, IReadOnlySet<TreePath> paths, ApplyOptions options, Crew crew,
        CancellationToken cancellation)
    {
        var (files, outcomes) = new PlacedFiles(mainline, options, crew).Make(version.Patches, paths, cancellation);
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] is PatchOutcome.Rejected)
            {
                throw new IOException($"{version.Patches[i].Name} of {version.Name} does not apply to {mainline.Name}");
            }
        }

        return files;
    }
}
