using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary><c>pq patches</c>: who changes a file.</summary>
internal static class PatchesCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "patches",
        "List the patches that change a file",
        "  pq patches net/core/dev.c\n  pq patches -v net/core/dev.c",
        Create);

    private static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "The files" };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Mark applied patches with +, the top with =" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        return new TreeArguments().Reading(Entry, context, [files, verbose, json], (session, parsed, _) =>
        {
            var stack = session.Stack;
            var finder = new PatchFiles(session.Tree, stack, session.Crew);
            // No patch changes a file outside the tree, and quilt says no more of it either.
            var inside = parsed.GetValue(files)!.Where(name => TreeFiles.LiesIn(session, name));
            var places = TreeFiles.PathsOf(session, inside).SelectMany(finder.Naming).Distinct().Order();
            if (parsed.GetValue(json))
            {
                PatchesJson.Write(
                    places.Select(place => new PatchesJsonPatch(stack.Series[place].DisplayName) { Applied = place < stack.Position }),
                    context.Out);
                return ExitCode.Done;
            }

            foreach (var place in places)
            {
                var mark = !parsed.GetValue(verbose) ? ""
                    : place == stack.Position - 1 ? "= "
                    : place < stack.Position ? "+ "
                    : "  ";
                context.Out.WriteLine(mark + stack.Series[place].DisplayName);
            }

            return ExitCode.Done;
        });
    }
}
