using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Editing;

namespace PatchQueue.Commands;

/// <summary><c>pq revert</c>: files become what the patches make of them.</summary>
internal static class RevertCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "revert",
        "Take changes that are not refreshed out of files",
        "  pq revert net/core/dev.c\n  pq revert -P net-fix.patch net/core/dev.c",
        Create);

    private static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "The files" };
        var patch = new Option<string?>("--patch", "-P") { HelpName = "PATCH", Description = "They are this patch's alone" };
        return new TreeArguments().Writing(Entry, context, [files, patch], (session, parsed, cancellation) =>
        {
            var stack = session.StackInOrder();
            var place = parsed.GetValue(patch) is { } name ? stack.FindApplied(name) : (int?)null;
            var paths = TreeFiles.PathsOf(session, parsed.GetValue(files)!);
            if (stack.Position > 0)
            {
                UnaddedFiles.TakeIn(session, place ?? stack.Position - 1, paths, cancellation);
            }

            var reverting = new Reverting(session.Tree, stack, session.Crew);
            var edits = reverting.EditsOf(paths, place);
            if (edits.Count > 0)
            {
                session.Change(session.NewOperation() with { Edits = [.. edits] }, () =>
                {
                    reverting.Run(edits);
                    return edits.Count;
                });
            }

            foreach (var path in session.Request.IsQuiet ? [] : paths)
            {
                context.Out.WriteLine(edits.Any(edit => edit.Path.Equals(path)) ? $"{path} is reverted" : $"{path} is unchanged");
            }

            return ExitCode.Done;
        });
    }
}
