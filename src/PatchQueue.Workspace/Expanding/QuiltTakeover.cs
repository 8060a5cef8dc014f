using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Queues;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Series;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>
/// Takes over what quilt has done to a tree: the tree's record is made again from <c>.pc</c>. The mainline's version of a file is the
/// oldest backup; what the patches do not explain is somebody's change. The tree itself is not touched.
/// </summary>
/// <param name="tree">The tree; locked for <see cref="Run"/>.</param>
/// <param name="series">All active patches.</param>
/// <param name="crew">The threads.</param>
public sealed class QuiltTakeover(WorkTree tree, IReadOnlyList<PatchReference> series, Crew crew)
{
    private const int QuiltsFuzz = 2;

    /// <summary>Whether quilt may have been at work since pq was; cheap, and never wrong about the list of applied patches.</summary>
    public static bool IsDue(WorkTree tree)
    {
        if (DirectoryCalls.Stat(tree.Root, ".pc"u8, out _) != 0)
        {
            return false;
        }

        var last = tree.Record?.Patches.LastOrDefault(patch => patch.IsApplied);
        var top = last is null ? null : QuiltName.Of(last.Name.Span);
        return tree.Known is not { } known || QuiltNote.TryRead(tree.State, known.Bytes)?.IsLikelyOf(tree.Root, top) != true;
    }

    /// <summary>Takes over what there is; where quilt has not been at work, nothing happens.</summary>
    /// <param name="options">The fuzz and the rule for empty files of a tree that has no record.</param>
    /// <param name="queue">Which queue such a tree belongs to, as <c>QueueMemo</c> writes it.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the record is written.</param>
    /// <returns>Whether there was something.</returns>
    /// <exception cref="QuiltStateException">What quilt has applied is not what the series and <c>.pc</c> say.</exception>
    public bool Run(ApplyOptions options, string queue, CancellationToken cancellation)
    {
        using var quilt = QuiltTree.TryOpen(tree.Root, crew);
        if (quilt is null || (tree.Known is { } known && QuiltNote.TryRead(tree.State, known.Bytes)?.IsOf(quilt, crew) == true))
        {
            return false;
        }

        DemandKnown(quilt);
        var places = new Dictionary<ReadOnlyMemory<byte>, PatchReference>(NameComparer.Instance);
        series.ToList().ForEach(patch => places.TryAdd(patch.Name, patch));
        var patches = new SeriesPatches([.. quilt.Names.Select(name => Find(name, places))]);
        patches.References.Where(patch => !File.Exists(patch.FilePath)).ToList().ForEach(Begin);
        var plan = ApplyPlan.Of(patches.ReadAll(crew, null, cancellation));
        quilt.ReadBackups(crew, cancellation);
        Commit(quilt, plan, patches, options, queue, cancellation);
        return true;
    }

    // pq without .pc, and then quilt beside it: what pq has applied would become quilt's mainline.
    private void DemandKnown(QuiltTree quilt)
    {
        var applied = tree.Record?.Patches.Where(patch => patch.IsApplied).ToList() ?? [];
        if (applied.Count > 0 && !QuiltNote.Exists(tree.State)
            && !applied.Select(patch => QuiltName.Of(patch.Name.Span)).SequenceEqual(quilt.Names))
        {
            throw new QuiltStateException(
                "pq has applied patches here that quilt's .pc does not know of",
                "take out with quilt what quilt has put in, remove .pc, and run 'pq quilt on'");
        }
    }

    private static PatchReference Find(QuiltName name, Dictionary<ReadOnlyMemory<byte>, PatchReference> places) =>
        places.TryGetValue(name.Bytes, out var reference) ? reference : throw new QuiltStateException(
            $"quilt has {name} applied, which the series does not name", "put it into the series, or take it out with 'quilt pop'");

    // quilt new leaves the file out; pq has an empty one for a patch that has been begun.
    private static void Begin(PatchReference patch) => QueueFile.Write(patch.FilePath, []);

    private void Commit(
        QuiltTree quilt, ApplyPlan plan, SeriesPatches patches, ApplyOptions options, string queue, CancellationToken cancellation)
    {
        var old = tree.Record;
        var created = new CreatedFiles(plan);
        var mainline = new QuiltBase(tree.Root, quilt, created.IsCreated);
        using var transaction = TreeTransaction.Begin(tree.Root, tree.State, old?.LastNumber ?? 0);
        var isCommitted = false;
        try
        {
            var sink = new TakeoverSink(transaction, mainline, plan.Groups.Length, crew.Size);
            var run = Apply(plan, mainline, sink, old?.Options ?? options, out var used, cancellation);
            var report = new ApplyReport(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), 0);
            var job = new ApplyJob { Series = patches, Options = used, Crew = crew, Base = old?.Base ?? "", Queue = old?.Queue ?? queue };
            var groups = new TakeoverGroups(quilt, created, RecordMaker.GroupsOf(plan, run, sink.FilesOf), sink).Make(old);
            var record = new RecordMaker(job, report).Make(groups.Groups, transaction.LastNumber) with { Added = groups.Added };
            var bytes = TreeRecordFile.Write(record);
            cancellation.ThrowIfCancellationRequested();
            transaction.Commit([], bytes, crew);
            isCommitted = true;
            QuiltNote.Write(tree.State, tree.Root, bytes, null, crew);
            RemoveOld(transaction.Folders, old, record);
        }
        finally
        {
            if (!transaction.IsUnfinished)
            {
                transaction.End(isCommitted);
            }

            tree.Reread();
        }

        if (tree.Known is { } known)
        {
            WriteStats(known, patches, cancellation);
        }
    }

    // quilt lets two lines of context differ; pq does so only for what quilt has put in.
    private PlanRun Apply(
        ApplyPlan plan, QuiltBase mainline, TakeoverSink sink, ApplyOptions options, out ApplyOptions used, CancellationToken cancellation)
    {
        used = options;
        var run = new PlanRun(plan, used, crew);
        run.Run(mainline, new Verdict(plan, int.MaxValue, keepsGoing: false), sink, null, cancellation);
        if (run.Verdict!.Rejected.Count > 0 && options.Fuzz < QuiltsFuzz)
        {
            used = options with { Fuzz = QuiltsFuzz };
            run = new PlanRun(plan, used, crew);
            run.Run(mainline, new Verdict(plan, int.MaxValue, keepsGoing: false), sink, null, cancellation);
        }

        return run.Verdict!.Rejected.Count == 0 ? run : throw new QuiltStateException(
            $"{plan.Patches[run.Verdict.Rejected.Keys.Min()].Name} is applied, but its file does not fit what quilt's .pc has kept",
            "if it was forced in, refresh it with 'quilt refresh', or take it out with 'quilt pop -f'");
    }

    private static void RemoveOld(BaseFolders folders, TreeRecord? old, TreeRecord fresh)
    {
        var kept = NumbersOf(fresh).ToHashSet();
        foreach (var number in old is null ? [] : NumbersOf(old).Where(number => !kept.Contains(number)))
        {
            _ = DirectoryCalls.Unlink(folders[number], BaseFolders.NameOf(number, BaseFolders.NewName()));
        }
    }

    private static IEnumerable<int> NumbersOf(TreeRecord record) =>
        record.Groups.SelectMany(group => group.Files).Select(file => file.BaseNumber).Where(number => number > 0);

    private void WriteStats(KnownTree known, SeriesPatches patches, CancellationToken cancellation)
    {
        var inspection = TreeInspection.Of(tree.Root, known, readsAll: true, crew, cancellation);
        var files = known.Record.Groups.SelectMany(group => group.Files)
            .Select(file => file.IsWritten ? inspection.IdentityOf(file.Path) : default);
        new TreeStats([.. Enumerable.Range(0, patches.Count).Select(patches.IdentityOf)], [.. files], default)
            .Write(tree.State, known.Bytes);
        tree.Reread();
    }
}
