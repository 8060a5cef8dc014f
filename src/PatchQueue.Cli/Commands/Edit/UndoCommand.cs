using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Operations;
using PatchQueue.Output;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq undo</c>: the last change of the tree and its queue is taken back.</summary>
internal static class UndoCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "undo",
        "Take the last change of the tree and its queue back",
        "  pq undo\n  pq undo --list\n  pq undo --list --json",
        Create);

    private static Command Create(CommandContext context)
    {
        var list = new Option<bool>("--list") { Description = "List what can be taken back, the last one first" };
        var json = new Option<bool>("--json") { Description = "Print the list as JSON" };
        return new TreeArguments().Writing(Entry, context, [list, json], (session, parsed, cancellation) =>
            parsed.GetValue(list) ? List(session, parsed.GetValue(json)) : Run(session, cancellation));
    }

    private static int List(TreeSession session, bool isJson)
    {
        var operations = new OperationLog(session.Tree, session.Crew).Read();
        if (isJson)
        {
            OperationsJson.Write(operations, session.Context.Out);
            return ExitCode.Done;
        }

        foreach (var operation in operations)
        {
            session.Context.Out.WriteLine($"{operation.Number,4}  {operation.Time:yyyy-MM-dd HH:mm:ss}  pq {operation.Words}");
        }

        return ExitCode.Done;
    }

    private static int Run(TreeSession session, CancellationToken cancellation)
    {
        var log = new OperationLog(session.Tree, session.Crew);
        var last = log.Read() is [var newest, ..] ? newest : throw new NothingToDoException("there is nothing to take back");
        var undoing = new Undoing(session.Tree, last, session.NewJob(null));
        var operation = session.NewOperation(last.Files.Select(file => file.Path)) with
        {
            Undoes = last.Number,
            Edits = last.Edits,
        };
        var reached = session.Change(operation, () => undoing.Run(
            () => PatchList.Read(session.Queue.Folder!, session.Queue.Settings, isVanilla: false), cancellation));
        if (!session.Request.IsQuiet)
        {
            session.Context.Out.WriteLine($"taken back: pq {last.Words}");
            session.Context.Out.WriteLine(reached is { } top ? $"now at {top}" : "no patch is applied");
        }

        return ExitCode.Done;
    }
}
