using PatchQueue.Journal;
using PatchQueue.Operations;
using PatchQueue.Records;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary>Opens the tree that a command is about.</summary>
internal static class TreeOpening
{
    /// <summary>Opens it; what a killed pq had under way is settled first, by a command that only reads too.</summary>
    /// <param name="path">Its root; absolute.</param>
    /// <param name="isReading">Whether the command changes nothing, so that it does without the lock where another has it.</param>
    /// <param name="crew">The threads.</param>
    public static WorkTree Open(string path, bool isReading, Crew crew)
    {
        if (isReading && !OperationLog.IsOpen(path))
        {
            return WorkTree.OpenToRead(path, crew);
        }

        try
        {
            var tree = WorkTree.Open(path, crew);
            new OperationLog(tree, crew).Settle();
            return tree;
        }
        catch (TreeBusyException) when (isReading)
        {
            return WorkTree.OpenToRead(path, crew);
        }
    }
}
