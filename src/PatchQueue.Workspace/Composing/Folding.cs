using System.Collections.Concurrent;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Composing;

/// <summary>What a patch that belongs to no queue would make of a tree as it is; nothing is written.</summary>
/// <param name="Report">How it went in.</param>
/// <param name="Files">The files that it changes, as they are to be; null for one that goes.</param>
public sealed record Folding(ApplyReport Report, IReadOnlyDictionary<TreePath, SourceFile?> Files)
{
    /// <summary>Applies a patch in memory, without fuzz.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="patch">The patch.</param>
    /// <param name="options">The rule for empty files.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static Folding Of(
        WorkTree tree, PlannedPatch patch, ApplyOptions options, Crew crew, CancellationToken cancellation)
    {
        var plan = ApplyPlan.Of([patch]);
        var run = new PlanRun(plan, options with { Fuzz = 0 }, crew);
        var sink = new FileSink();
        run.Run(new DirectorySource(tree.Root), new Verdict(plan, int.MaxValue, keepsGoing: false), sink, null, cancellation);
        var report = new ApplyReport(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), 0);
        return new Folding(report, new Dictionary<TreePath, SourceFile?>(sink.Files, TreePathComparer.Instance));
    }

    private sealed class FileSink : IChangeSink
    {
        public ConcurrentDictionary<TreePath, SourceFile?> Files { get; } = new(TreePathComparer.Instance);

        public void Take(int worker, GroupResult result)
        {
            foreach (var file in result.Changed)
            {
                Files[file.Path] = FileReading.Of(file.Path, file.Result);
            }
        }
    }
}
