using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq snapshot</c>: the tree is remembered as it is, to be compared with later.</summary>
internal static class SnapshotCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "snapshot",
        "Remember the files of the patches as they are, for pq diff --snapshot",
        "  pq snapshot\n  pq diff --snapshot\n  pq snapshot -d",
        Create);

    private static Command Create(CommandContext context)
    {
        var forget = new Option<bool>("-d") { Description = "Forget the one that is kept" };
        return new TreeArguments().Writing(Entry, context, [forget], (session, parsed, _) =>
        {
            if (parsed.GetValue(forget))
            {
                return Snapshot.Forget(session.Tree) ? Say(session, "the snapshot is forgotten")
                    : throw new NothingToDoException("there is no snapshot");
            }

            var snapshot = Snapshot.Of(session.Tree);
            snapshot.Write(session.Tree);
            var count = snapshot.Paths.Count();
            return Say(session, count == 1 ? "1 file is remembered" : $"{count} files are remembered");
        });
    }

    private static int Say(TreeSession session, string words)
    {
        if (!session.Request.IsQuiet)
        {
            session.Context.Out.WriteLine(words);
        }

        return ExitCode.Done;
    }
}
