using System.Collections.Immutable;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Cache;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Packaging;
using PatchQueue.Patches;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Export;

/// <summary>
/// A queue applied to its mainline in memory: the patches as packages hold them, and what they make of the mainline. Nothing is written.
/// </summary>
public sealed class ExpandedQueue
{
    private readonly PlanRun _run;
    private TreeContents? _contents;

    private ExpandedQueue(ISourceTree source, ImmutableArray<ExportedPatch> patches, TreeManifest manifest, PlanRun run) =>
        (Source, Patches, Manifest, _run) = (source, patches, manifest, run);

    /// <summary>The mainline's files, those at least that patches touch.</summary>
    public ISourceTree Source { get; }

    /// <summary>The patches, in the order of the series.</summary>
    public ImmutableArray<ExportedPatch> Patches { get; }

    /// <summary>What differs from the mainline.</summary>
    public TreeManifest Manifest { get; }

    /// <summary>The same with the files' bytes; made at its first use.</summary>
    public TreeContents Contents
    {
        get
        {
            if (_contents is null)
            {
                _contents = new TreeContents(Source);
                _run.Emit(Source, _contents, CancellationToken.None);
            }

            return _contents;
        }
    }

    /// <summary>Applies the queue.</summary>
    /// <param name="job">What is exported.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="ExportException">A patch does not fit, or cannot stand in a package.</exception>
    public static ExpandedQueue Make(ExportJob job, CancellationToken cancellation)
    {
        var names = job.Patches.Select(NameOf).ToList();
        var series = new SeriesPatches(job.Patches, budget: long.MaxValue) { TakesText = true };
        var plan = ApplyPlan.Of(series.ReadAll(job.Crew, job.Progress, cancellation));
        var source = SourceOf(job, plan, cancellation);
        var run = new PlanRun(plan, job.Options, job.Crew);
        run.Run(source, new Verdict(plan, int.MaxValue, keepsGoing: false), sink: null, job.Progress, cancellation);
        var report = new ApplyReport(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), 0);
        Demand(report);
        var manifest = new TreeManifest();
        run.Emit(source, manifest, cancellation);
        return new ExpandedQueue(source, PatchesOf(job, names, report, run, source, cancellation), manifest, run);
    }

    /// <summary>Adds a commit for each patch to a branch.</summary>
    /// <param name="import">The branch.</param>
    /// <param name="make">Makes the commit of a patch.</param>
    /// <param name="cancellation">Ends the run.</param>
    internal void AddCommits(
        FastImport import, Func<ExportedPatch, ImmutableArray<TreeEdit>, BranchCommit> make, CancellationToken cancellation)
    {
        var commits = new PatchCommits(import);
        _run.Show(Source, _ => commits, cancellation);
        for (var i = 0; i < Patches.Length; i++)
        {
            import.AddCommit(make(Patches[i], commits.EditsOf(i)));
        }
    }

    private static ISourceTree SourceOf(ExportJob job, ApplyPlan plan, CancellationToken cancellation)
    {
        if (job.DemandSignature is null && job.Mainline.AsSource() is { } files)
        {
            return files;
        }

        var intake = new MainlineIntake(plan, writer: null, job.Progress);
        job.Mainline.ReadAll(intake, cancellation);
        job.DemandSignature?.Invoke();
        return intake.Kept;
    }

    private static void Demand(ApplyReport report)
    {
        for (var i = 0; i < report.Patches.Length; i++)
        {
            if (report.Outcomes[i] is PatchOutcome.Rejected rejected)
            {
                var where = rejected.Files.FirstOrDefault()?.Reject is { } reject ? $":{reject.Line}: {reject.Message}" : "";
                throw new ExportException($"{report.Patches[i].Name}{where}; it does not fit the mainline",
                    "pq apply --dry-run says all of it")
                {
                    NeedsPerson = true,
                };
            }
        }
    }

    private static ImmutableArray<ExportedPatch> PatchesOf(
        ExportJob job, List<string> names, ApplyReport report, PlanRun run, ISourceTree source, CancellationToken cancellation)
    {
        var faults = new string?[report.Patches.Length];
        job.Crew.Do(faults.Length, (_, i) => faults[i] = PatchShape.Fault(report.Patches[i], report.Outcomes[i]), cancellation);
        var rewriting = new PatchRewriting(Enumerable.Range(0, faults.Length).Where(i => faults[i] is not null).ToHashSet());
        if (Array.Exists(faults, fault => fault is not null))
        {
            run.Show(source, _ => rewriting, cancellation);
        }

        var patches = ImmutableArray.CreateBuilder<ExportedPatch>(faults.Length);
        for (var i = 0; i < faults.Length; i++)
        {
            var patch = report.Patches[i].Whole;
            patches.Add(new ExportedPatch(
                names[i], faults[i] is null ? patch.Bytes : rewriting.Write(i, patch), PatchShape.NeedsGit(patch), faults[i]));
        }

        return patches.MoveToImmutable();
    }

    /// <summary>A patch's name in packages: that of the series without the ending of a compression.</summary>
    /// <exception cref="ExportException">It holds what a package must not.</exception>
    internal static string NameOf(PatchReference patch)
    {
        var name = Encoding.UTF8.GetString(patch.Name.Span);
        name = Archives.Compression.OfName(name) == Archives.CompressionKind.None ? name : name[..name.LastIndexOf('.')];
        return SafeName.FaultOfPatch(name) is not { } fault
            ? name
            : throw new ExportException(
                $"{DisplayText.Of(patch.SeriesFile)}:{patch.SeriesLine}: the name {patch.DisplayName} {fault}",
                    "pq rename gives it another");
    }
}
