using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Work;

namespace PatchQueue.Editing;

/// <summary>
/// Gives a tree a new record that says of its files what the old one said, so that what is known of them by stat(2) still holds.
/// </summary>
internal static class RecordRewriting
{
    /// <summary>Commits a transaction with the new record, and notes the identities anew.</summary>
    /// <param name="tree">The tree, with its old record.</param>
    /// <param name="transaction">Is committed.</param>
    /// <param name="steps">What happens to files of the tree: they are read when somebody asks about them.</param>
    /// <param name="record">The new record: as many patches and the same files.</param>
    /// <param name="others">The places of the patches that are not what they were.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="change">Prepares what becomes of the tree's <c>.pc</c>, if it has one; null for nothing.</param>
    public static void Commit(
        WorkTree tree,
        TreeTransaction transaction,
        IReadOnlyList<TreeStep> steps,
        TreeRecord record,
        IReadOnlyCollection<int> others,
        Crew crew,
        Func<QuiltUpdate, IReadOnlyList<QuiltStep>>? change = null)
    {
        var (bytes, stats) = (TreeRecordFile.Write(record), tree.Known!.Stats);
        using var quilt = QuiltUpdate.TryBegin(tree.Root, tree.State, tree.Known, transaction, null, crew);
        transaction.Commit(new JournalSteps(steps, quilt is null || change is null ? [] : change(quilt)), bytes, crew);
        quilt?.Note(tree.State, tree.Root, record, bytes);
        if (stats is not null)
        {
            var identities = stats.SettledPatches(i => !others.Contains(i)).Concat(stats.SettledFiles());
            TreeStats.Write(tree.State, bytes, identities, stats.Patches.Length + stats.Files.Length);
        }
    }
}
