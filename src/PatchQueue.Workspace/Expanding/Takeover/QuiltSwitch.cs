using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>Lets a tree go on with <c>.pq</c> alone.</summary>
public static class QuiltSwitch
{
    /// <summary>Whether a tree has a <c>.pc</c>.</summary>
    public static bool IsOn(WorkTree tree) => DirectoryCalls.Stat(tree.Root, ".pc"u8, out _) == 0;

    /// <summary>Removes <c>.pc</c>; everything that was in it is known to the record already.</summary>
    /// <param name="tree">The tree; locked, and taken over from quilt.</param>
    /// <param name="crew">The threads.</param>
    public static void TurnOff(WorkTree tree, Crew crew) => Commit(tree, null, crew, quilt =>
    {
        quilt.Change.Drop();
        return quilt.Change.Finish([], crew);
    });

    /// <summary>Renews the series that <c>.pc</c> holds; nothing happens where it holds the same, or is to hold none.</summary>
    /// <param name="tree">The tree; locked, and taken over from quilt.</param>
    /// <param name="queue">What quilt is told about the queue.</param>
    /// <param name="crew">The threads.</param>
    public static void RenewSeries(WorkTree tree, QuiltQueue queue, Crew crew)
    {
        using var state = tree.Root.TryOpenChild(".pc"u8);
        if (state is not null && tree.Record is { } record && queue.OwnSeries is { } series
            && !series.AsSpan().SequenceEqual(StateFile.TryRead(state, "series"u8)))
        {
            Commit(tree, queue, crew, quilt => quilt.Change.Finish(QuiltUpdate.NamesOf(record), crew));
        }
    }

    private static void Commit(WorkTree tree, QuiltQueue? queue, Crew crew, Func<QuiltUpdate, IReadOnlyList<QuiltStep>> prepare)
    {
        var known = tree.Known ?? throw new InvalidOperationException("the tree has not been taken over");
        using var transaction = TreeTransaction.Begin(tree.Root, tree.State, known.Record.LastNumber);
        var isCommitted = false;
        try
        {
            using var quilt = QuiltUpdate.TryBegin(tree.Root, tree.State, known, transaction, queue, crew);
            transaction.Commit(new JournalSteps([], quilt is null ? [] : prepare(quilt)), known.Bytes, crew);
            isCommitted = true;
            QuiltNote.Write(tree.State, tree.Root, (known.Bytes, known.Record.Paths), null, crew);
        }
        finally
        {
            if (!transaction.IsUnfinished)
            {
                transaction.End(isCommitted);
            }

            tree.Reread();
        }
    }
}
