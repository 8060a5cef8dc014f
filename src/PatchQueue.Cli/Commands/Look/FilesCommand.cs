using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary><c>pq files</c>: what a patch changes.</summary>
internal static class FilesCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "files",
        "List the files that the top patch changes",
        "  pq files\n  pq files net-fix.patch\n  pq files -al",
        Create);

    private static Command Create(CommandContext context)
    {
        var patch = new Argument<string?>("PATCH") { Arity = ArgumentArity.ZeroOrOne, Description = "Another patch than the top" };
        var all = new Option<bool>("--all", "-a") { Description = "Of all patches that are applied" };
        var label = new Option<bool>("--label", "-l") { Description = "Print the patch's name before each file" };
        return new TreeArguments().Reading(Entry, context, [patch, all, label], (session, parsed, _) =>
        {
            var stack = session.StackInOrder();
            var last = parsed.GetValue(patch) is { } name ? stack.Find(name) : stack.FindApplied(null);
            var files = new PatchFiles(session.Tree, stack, session.Crew);
            for (var place = parsed.GetValue(all) ? 0 : last; place <= last; place++)
            {
                foreach (var path in place < stack.Position ? files.ChangedBy(place) : files.NamedBy(place))
                {
                    context.Out.WriteLine(parsed.GetValue(label) ? $"{stack.Series[place].DisplayName} {path}" : path.ToString());
                }
            }

            return ExitCode.Done;
        });
    }
}
