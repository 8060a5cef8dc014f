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
    public static void TurnOff(WorkTree tree, Crew crew)
    {
        var known = tree.Known ?? throw new InvalidOperationException("the tree has not been taken over");
        using var transaction = TreeTransaction.Begin(tree.Root, tree.State, known.Record.LastNumber);
        var isCommitted = false;
        try
        {
            using var quilt = QuiltUpdate.TryBegin(tree.Root, transaction, null, crew);
            quilt?.Change.Drop();
            transaction.Commit(new JournalSteps([], quilt?.Change.Finish([], crew) ?? []), known.Bytes, crew);
            isCommitted = true;
            QuiltNote.Write(tree.State, tree.Root, known.Bytes, crew);
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
