using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Queues;
using PatchQueue.Records;

namespace PatchQueue.Commands;

/// <summary>What a command does for quilt, which may work in the same tree, before its own work and after it.</summary>
internal static class QuiltHandover
{
    /// <summary>Takes over what quilt has done since pq was at work in the tree; a command that only reads does so too.</summary>
    /// <returns>The tree, perhaps opened anew.</returns>
    public static WorkTree TakeOver(TreeSession session)
    {
        if (!session.Request.IsReading)
        {
            _ = Run(session, session.Tree);
            return session.Tree;
        }

        try
        {
            if (!QuiltTakeover.IsDue(session.Tree) || !RunLocked(session))
            {
                return session.Tree;
            }
        }
        catch (TreeBusyException)
        {
            return session.Tree;
        }

        session.Tree.Dispose();
        return WorkTree.OpenToRead(session.Path, session.Crew);
    }

    /// <summary>A series that pq keeps for quilt, because quilt cannot read the queue's, follows it.</summary>
    public static void RenewSeries(TreeSession session)
    {
        if (!QuiltSwitch.IsOn(session.Tree))
        {
            return;
        }

        using var list = PatchList.Read(session.Queue.Folder!, session.Queue.Settings, isVanilla: false);
        QuiltSwitch.RenewSeries(session.Tree, QuiltSettings.Of(session.Queue, list.References, session.Path).Queue, session.Crew);
    }

    private static bool RunLocked(TreeSession session)
    {
        using var tree = WorkTree.Open(session.Path, session.Crew);
        return Run(session, tree);
    }

    private static bool Run(TreeSession session, WorkTree tree) => new QuiltTakeover(tree, session.List.References, session.Crew)
        .Run(session.Options, QueueMemo.Write(session.Queue, session.Path), CancellationToken.None);
}
