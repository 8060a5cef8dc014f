using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Stack;
using PatchQueue.Text;

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
        return new TreeArguments().Writing(Entry, context, [files], (session, parsed, cancellation) =>
        {
            Editor.Demand(context, "pq add takes files into the patch; change them as you like");
            var paths = TreeFiles.PathsOf(session, parsed.GetValue(files)!);
            var known = session.Tree.Record?.Groups.SelectMany(group => group.Files).Select(file => file.Path).ToHashSet() ?? [];
            var absent = paths.Where(path => session.Tree.Read(path) is null && !known.Contains(path)).ToList();
            Add(session, paths.Except(absent).ToList(), isNew: false, cancellation);
            // The tree is let go while the editor is open: other commands may want it.
            session.Dispose();
            Editor.Open(context, [.. parsed.GetValue(files)!.Select(context.PathOf)]);
            return absent.Count == 0 ? ExitCode.Done : TakeIn(session.Request, context, absent, cancellation);
        });
    }

    // A file comes into the patch once it is there: one that was not written after all is no part of it, as with quilt.
    private static int TakeIn(TreeRequest request, CommandContext context, List<TreePath> absent, CancellationToken cancellation)
    {
        using var session = TreeSession.Open(request, context);
        var written = absent.Where(path => session.Tree.Read(path) is not null).ToList();
        Add(session, written, isNew: true, cancellation);
        foreach (var path in absent.Except(written))
        {
            context.Error.WriteLine($"error: {path} was not written");
        }

        return written.Count == absent.Count ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Add(TreeSession session, List<TreePath> paths, bool isNew, CancellationToken cancellation)
    {
        var top = session.StackInOrder().FindApplied(null);
        var adding = new FileAdding(session.Tree, top, session.Crew)
        {
            History = session.NewHistory(),
            Originals = UnaddedFiles.Of(session, paths, cancellation),
            News = MainlineEdits.NewAmong(session.Tree, paths),
        };
        foreach (var path in paths.Count == 0 ? [] : isNew ? adding.AddNew(paths) : adding.Add(paths))
        {
            session.Context.Out.WriteLine($"{path} is in {session.Stack.Series[top].DisplayName} now");
        }
    }
}
