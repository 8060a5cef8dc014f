using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Editing;

namespace PatchQueue.Commands;

/// <summary><c>pq edit</c>: files are taken into the top patch and opened.</summary>
internal static class EditCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "edit",
        "Take files into the top patch and open them in the editor",
        "  pq edit net/core/dev.c include/linux/netdevice.h",
        Create);

    private static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "A file; absent ones may be created" };
        return new TreeArguments().Writing(Entry, context, [files], (session, parsed, _) =>
        {
            Editor.Demand(context, "pq add takes files into the patch; change them as you like");
            var top = session.StackInOrder().FindApplied(null);
            var paths = TreeFiles.PathsOf(session, parsed.GetValue(files)!);
            foreach (var path in new FileAdding(session.Tree, top, session.Crew) { History = session.NewHistory() }.Add(paths))
            {
                context.Out.WriteLine($"{path} is in {session.Stack.Series[top].DisplayName} now");
            }

            // The tree is let go while the editor is open: other commands may want it.
            session.Dispose();
            Editor.Open(context, [.. parsed.GetValue(files)!.Select(context.PathOf)]);
            return ExitCode.Done;
        });
    }
}
