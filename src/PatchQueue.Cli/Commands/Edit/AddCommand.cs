using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Stack;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary><c>pq add</c>: files are going to be changed by a patch.</summary>
internal static class AddCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "add",
        "Take files into the top patch before you change them",
        "  pq add net/core/dev.c\n  pq add -P net-fix.patch include/linux/netdevice.h",
        Create);

    private static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "A file; absent ones may be created" };
        var patch = new Option<string?>("--patch", "-P") { HelpName = "PATCH", Description = "Another patch than the top" };
        return new TreeArguments().Writing(Entry, context, [files, patch], (session, parsed, cancellation) =>
        {
            var place = session.StackInOrder().FindApplied(parsed.GetValue(patch));
            var paths = TreeFiles.PathsOf(session, parsed.GetValue(files)!);
            var named = new PatchFiles(session.Tree, session.Stack, session.Crew).NamedBy(place);
            var adding = new FileAdding(session.Tree, place, session.Crew)
            {
                History = session.NewHistory(),
                Originals = UnaddedFiles.Of(session, paths, cancellation),
                News = MainlineEdits.NewAmong(session.Tree, paths),
            };
            var added = adding.Add(paths.Except(named));
            var name = session.Stack.Series[place].DisplayName;
            foreach (var path in paths)
            {
                var isNew = added.Contains(path);
                (isNew ? context.Out : context.Error).WriteLine(isNew ? $"{path} is in {name} now" : $"note: {path} is in {name} already");
            }

            // quilt's own: 2 where there was nothing to do.
            return added.Count == paths.Length ? ExitCode.Done : ExitCode.NothingToDo;
        });
    }
}
