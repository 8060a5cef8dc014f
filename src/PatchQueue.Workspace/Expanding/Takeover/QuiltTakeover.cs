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
        if (quilt is null || IsKnown(quilt))
        {
            return false;
        }

        DemandKnown(quilt);
        var places = new Dictionary<ReadOnlyMemory<byte>, PatchReference>(NameComparer.Instance);
        series.ToList().ForEach(patch => places.TryAdd(patch.Name, patch));
        var references = quilt.Names.Select(name => Find(name, places)).ToList();
        references.Where(patch => !File.Exists(patch.FilePath)).ToList().ForEach(Begin);
        quilt.ReadBackups(crew, cancellation);
        Commit(quilt, references, options, queue, cancellation);
        return true;
    }

    private bool IsKnown(QuiltTree quilt) =>
        tree.Known is { } known && QuiltNote.TryRead(tree.State, known.Bytes)?.IsOf(quilt, known.Record.Paths, crew) == true;

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
        QuiltTree quilt, List<PatchReference> references, ApplyOptions options, string queue, CancellationToken cancellation)
    {
        var old = tree.Record;
        var whole = ApplyPlan.Of(new SeriesPatches(references) { TakesText = true }.ReadAll(crew, null, cancellation));
        var mainline = new QuiltBase(tree.Root, quilt, new CreatedFiles(whole).IsCreated);
        using var transaction = TreeTransaction.Begin(tree.Root, tree.State, old?.LastNumber ?? 0);
        var (isCommitted, patches) = (false, new SeriesPatches([]));
        try
        {
            var sink = new TakeoverSink(transaction, mainline, mainline.Touched.ContainsKey, crew.Size);
            var run = new TakeoverRun(mainline, sink, references, quilt.Names.Length > 0 && quilt.Applied[^1].IsForced, crew);
            run.Run(old?.Options ?? options, old?.Forced, cancellation);
            patches = run.Patches;
            var job = new ApplyJob
            {
                Series = patches, Options = run.Options, Crew = crew, Base = old?.Base ?? "", Queue = old?.Queue ?? queue,
            };
            var named = RecordMaker.GroupsOf(run.Plan, run.Last, sink.FilesOf, crew);
            var groups = new TakeoverGroups(quilt, new CreatedFiles(run.Plan), named, sink).Make(old);
            var report = new ApplyReport(run.Plan.Patches, run.Outcomes, 0);
            var record = new RecordMaker(job, report).Make(groups.Groups, transaction.LastNumber) with { Added = groups.Added };
            var bytes = TreeRecordFile.Write(record);
            cancellation.ThrowIfCancellationRequested();
            transaction.Commit([], bytes, crew);
            isCommitted = true;
            QuiltNote.Write(tree.State, tree.Root, (bytes, record.Paths), null, crew);
            RemoveOld(transaction.Folders, old, record);
        }
        finally
        {
            tree.Reread();
            if (!transaction.IsUnfinished)
            {
                transaction.End(isCommitted);
            }
        }

        if (tree.Known is { } known)
        {
            FoundStats.Write(tree, known, patches, crew, cancellation);
        }
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
}
