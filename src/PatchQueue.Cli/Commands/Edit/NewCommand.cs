using System.CommandLine;
using System.Text;
using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq new</c>: an empty patch on top.</summary>
internal static class NewCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "new",
        "Put an empty patch behind the top and make it the top",
        "  pq new net-fix.patch\n  pq new patches.suse/net-fix.patch",
        Create);

    private static Command Create(CommandContext context)
    {
        var name = new Argument<string>("PATCH") { Description = "Its name, as the series is to have it" };
        return new TreeArguments { BeginsQueue = true }.Writing(Entry, context, [name], (session, parsed, cancellation) =>
            Run(session, parsed.GetValue(name)!, cancellation));
    }

    private static int Run(TreeSession session, string given, CancellationToken cancellation)
    {
        MoveRun.DemandResolved(session);
        var stack = session.StackInOrder();
        var name = NewNames.Of(session, given, stack.Top);
        var isBegun = stack.Next is { } next && next.DisplayName == name && next.IsEmpty;
        if (!isBegun)
        {
            Refuse(stack, name, session);
        }

        var file = FileOf(session, name);
        var series = stack.Top?.SeriesFile ?? session.Queue.Folder!.Series[0].Path;
        session.Change(session.NewOperation(series, file), () =>
        {
            if (!isBegun)
            {
                QueueFile.Write(file, []);
                QueueEdit.Insert(session.Queue.Folder!, stack.Top, Encoding.UTF8.GetBytes(name));
            }

            using var again = PatchList.Read(session.Queue.Folder!, session.Queue.Settings, isVanilla: false);
            var job = session.NewJob(null) with { KeepsEdits = true };
            var moved = PatchStack.Of(session.Tree.Record, again.References);
            return StackMove.To(session.Tree, moved, stack.Position + 1, job, cancellation);
        });
        if (!session.Request.IsQuiet)
        {
            session.Context.Out.WriteLine($"{name} is the top now");
        }

        return ExitCode.Done;
    }

    private static void Refuse(PatchStack stack, string name, TreeSession session)
    {
        if (stack.Series.Any(patch => patch.DisplayName == name))
        {
            throw new UnknownPatchException($"{name} is in the series already", "pq goto takes the tree to it");
        }

        if (File.Exists(FileOf(session, name)))
        {
            throw new UnknownPatchException(
                $"{FileOf(session, name)} exists, but is not in the series", "pq import takes it in; or choose another name");
        }
    }

    private static string FileOf(TreeSession session, string name) => Path.Combine(NewNames.FolderOf(session), name);
}
