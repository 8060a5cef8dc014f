using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Stack;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary><c>pq files</c>: what a patch changes.</summary>
internal static class FilesCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "files",
        "List the files that the top patch changes",
        "  pq files\n  pq files net-fix.patch\n  pq files -al\n  pq files --json",
        Create);

    private static Command Create(CommandContext context)
    {
        var patch = new Argument<string?>("PATCH") { Arity = ArgumentArity.ZeroOrOne, Description = "Another patch than the top" };
        var all = new Option<bool>("--all", "-a") { Description = "Of all patches that are applied" };
        var label = new Option<bool>("--label", "-l") { Description = "Print the patch's name before each file" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        return new TreeArguments().Reading(Entry, context, [patch, all, label, json], (session, parsed, _) =>
        {
            var stack = session.StackInOrder();
            var last = parsed.GetValue(patch) is { } name ? stack.Find(name) : stack.FindApplied(null);
            var rows = Rows(session, stack, parsed.GetValue(all) ? 0 : last, last);
            if (parsed.GetValue(json))
            {
                PatchesJson.Write(rows, context.Out);
                return ExitCode.Done;
            }

            foreach (var row in rows)
            {
                Array.ForEach(row.Files!, path => context.Out.WriteLine(parsed.GetValue(label) ? $"{row.Patch} {path}" : path));
            }

            return ExitCode.Done;
        });
    }

    private static IEnumerable<PatchesJsonPatch> Rows(TreeSession session, PatchStack stack, int first, int last)
    {
        var files = new PatchFiles(session.Tree, stack, session.Crew);
        var end = Math.Min(last + 1, stack.Position);
        var changed = first < end ? files.ChangedBy(first, end - 1) : [];
        for (var place = first; place <= last; place++)
        {
            var paths = place < end ? changed[place - first] : files.NamedBy(place);
            yield return new PatchesJsonPatch(stack.Series[place].DisplayName) { Files = [.. paths.Select(path => path.ToString())] };
        }
    }
}
