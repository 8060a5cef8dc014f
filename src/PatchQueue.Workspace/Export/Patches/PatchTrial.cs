using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Work;

namespace PatchQueue.Export;

/// <summary>Applies the patches that were read back from a package, one after another without fuzz, and compares what they make.</summary>
internal static class PatchTrial
{
    /// <summary>Demands that the patches make the very tree.</summary>
    /// <param name="expanded">The queue, applied.</param>
    /// <param name="patches">Names and bytes of the patches of the package.</param>
    /// <param name="options">The rule for empty files.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="ExportException">They do not.</exception>
    public static void Demand(
        ExpandedQueue expanded,
        IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> patches,
        ApplyOptions options,
        Crew crew,
        CancellationToken cancellation)
    {
        var read = new Patch[patches.Count];
        var readers = new PatchReader[crew.Size];
        crew.Do(
            read.Length, (worker, i) => read[i] = (readers[worker] ??= new PatchReader()).ReadNext(patches[i].Bytes), cancellation);
        var plan = ApplyPlan.Of([.. read.Select((patch, i) =>
            new PlannedPatch(patches[i].Name, patch.IsOnlyText ? patch.AsText() : patch))]);
        var run = new PlanRunOf(plan, options with { Fuzz = 0 }, crew);
        var manifest = run.Run(expanded.Source, cancellation);
        if (manifest.DifferenceFrom(expanded.Manifest) is { } path)
        {
            throw new ExportException($"the package does not give the tree that was exported: {path} differs");
        }
    }

    private sealed class PlanRunOf(ApplyPlan plan, ApplyOptions options, Crew crew)
    {
        public TreeManifest Run(ISourceTree source, CancellationToken cancellation)
        {
            var run = new Expanding.PlanRun(plan, options, crew);
            run.Run(source, new Verdict(plan, int.MaxValue, keepsGoing: false), sink: null, progress: null, cancellation);
            var outcomes = PatchOutcomes.Of(plan, run.Results, run.Verdict!);
            for (var i = 0; i < outcomes.Length; i++)
            {
                if (outcomes[i] is PatchOutcome.Rejected)
                {
                    throw new ExportException($"{plan.Patches[i].Name} of the package does not fit the mainline without fuzz");
                }
            }

            var manifest = new TreeManifest();
            run.Emit(source, manifest, cancellation);
            return manifest;
        }
    }
}
