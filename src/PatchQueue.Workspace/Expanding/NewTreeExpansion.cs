using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>
/// Expands a mainline and a series into a new directory. Everything is written beside it, under a name that says that it is unfinished,
/// and gets its own name only when all of it is there; an unfinished one of an earlier run is replaced.
/// </summary>
public static class NewTreeExpansion
{
    /// <summary>Expands.</summary>
    /// <param name="job">What to apply.</param>
    /// <param name="mainline">To what.</param>
    /// <param name="overlay">Laid over the mainline before the first patch; null for nothing.</param>
    /// <param name="target">The new directory; it may exist when it is empty.</param>
    /// <param name="finish">Is given the tree before it gets its name, and may throw to stop that; null for nothing.</param>
    /// <param name="cancellation">Ends the run; nothing but the unfinished directory is left.</param>
    /// <exception cref="TreeExistsException">The target holds something.</exception>
    public static ApplyReport Run(
        ApplyJob job,
        IMainline mainline,
        IMainline? overlay,
        string target,
        Action<DirectoryHandle>? finish,
        CancellationToken cancellation)
    {
        var unfinished = UnfinishedTree.Begin(target);
        using (unfinished)
        {
            var report = Expand(job, mainline, overlay, unfinished, cancellation);
            finish?.Invoke(unfinished.Root);
            cancellation.ThrowIfCancellationRequested();
            unfinished.Finish();
            return report;
        }
    }

    /// <summary>Finds out what expanding would come to; nothing is written.</summary>
    public static ApplyReport Try(ApplyJob job, IMainline mainline, IMainline? overlay, CancellationToken cancellation)
    {
        var plan = job.Plan(cancellation);
        var intake = new MainlineIntake(plan, writer: null, job.Progress);
        mainline.ReadAll(intake, cancellation);
        overlay?.ReadAll(intake, cancellation);
        return InPlaceExpansion.Try(job, intake.Kept, cancellation);
    }

    private static ApplyReport Expand(
        ApplyJob job, IMainline mainline, IMainline? overlay, UnfinishedTree tree, CancellationToken cancellation)
    {
        var plan = job.Plan(cancellation);
        var written = new WrittenFiles();
        var kept = Take(plan, job, mainline, overlay, tree, written, cancellation);
        var run = new PlanRun(plan, job.Options, job.Crew);
        run.Run(kept, new Verdict(plan, job.Limit, job.KeepsGoing), sink: null, job.Progress, cancellation);
        using var keeper = tree.NewKeeper();
        using var sink = new TreeSink(tree.Root, keeper, kept, plan.Groups.Length, job.Crew.Size, mainline.KeepsPermissions);
        run.Emit(kept, sink, cancellation);
        var untouched = kept.Files.Where(pair => !sink.Has(pair.Key)).ToList();
        job.Crew.Do(untouched.Count, (worker, i) => sink.Write(worker, untouched[i].Key, untouched[i].Value), cancellation);
        var rejects = WriteRejects(plan, run, kept, sink);
        if (job.Quilt is { } quilt)
        {
            using var directory = tree.Root.OpenOrMakeChild(".pc"u8);
            var state = new QuiltState(directory, quilt, job.Crew.Size);
            run.Show(kept, state.ObserverOf, cancellation);
            state.Finish(run.Verdict!.Selection.Includes);
        }

        var report = new ApplyReport(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), 0);
        var record = new RecordMaker(job, report).Make(plan, run, sink.FilesOf, rejects, keeper.LastNumber);
        foreach (var (path, file) in kept.Files)
        {
            written.Add(path, file.Bytes.Span);
        }

        tree.WriteMainline(mainline.Name, written);
        tree.WriteRecord(record, job.Series, job.Crew);
        return report with { FilesChanged = record.FilesChanged };
    }

    private static MemorySource Take(
        ApplyPlan plan,
        ApplyJob job,
        IMainline mainline,
        IMainline? overlay,
        UnfinishedTree tree,
        WrittenFiles written,
        CancellationToken cancellation)
    {
        var kept = new MemorySource();
        foreach (var layer in overlay is null ? [mainline] : (IMainline[])[mainline, overlay])
        {
            using var writer = new DirectoryTreeWriter(tree.Root, ExistingFile.Replace, layer.KeepsPermissions)
            {
                Written = written,
            };
            layer.ReadAll(new MainlineIntake(plan, writer, job.Progress, kept), cancellation);
            writer.Finish();
        }

        return kept;
    }

    private static List<RecordedFile> WriteRejects(ApplyPlan plan, PlanRun run, MemorySource kept, TreeSink sink)
    {
        var rejects = new List<RecordedFile>();
        foreach (var (path, content) in RejectFiles.Of(plan, run.Verdict!).Where(file => !kept.Files.ContainsKey(file.Path)))
        {
            sink.Write(0, path, new SourceFile(content, FileKind.Regular, SourceFile.PlainPermissions));
            var result = new RecordedResult(
                SourceState.Regular, SourceFile.PlainPermissions, IsNew: true, XxHash128.HashToUInt128(content));
            rejects.Add(new RecordedFile(path, SourceState.Absent, 0, result));
        }

        return rejects;
    }
}
