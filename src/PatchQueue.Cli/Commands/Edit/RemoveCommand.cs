using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq remove</c>: files leave a patch, and become what they are without it.</summary>
internal static class RemoveCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "remove",
        "Take files out of the top patch; they become what they are without it",
        "  pq remove net/core/dev.c\n  pq remove -P net-fix.patch net/core/dev.c",
        Create);

    private static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files that the patch changes" };
        var patch = new Option<string?>("--patch", "-P") { HelpName = "PATCH", Description = "Another patch than the top" };
        return new TreeArguments().Writing(Entry, context, [files, patch], (session, parsed, cancellation) =>
            Run(session, parsed.GetValue(patch), parsed.GetValue(files)!, cancellation));
    }

    private static int Run(TreeSession session, string? name, string[] files, CancellationToken cancellation)
    {
        var stack = session.StackInOrder();
        var place = stack.FindApplied(name);
        var removal = new FileRemoval(session.Tree, stack, place, [.. TreeFiles.PathsOf(session, files).Distinct()], session.Crew);
        var (edits, refreshed) = (removal.Edits(), removal.Patch());
        if (refreshed.Result.Bytes is not { } bytes)
        {
            new RefreshText(session.Context, session.Path, session.Request.IsQuiet).Write([refreshed], isConfirmed: true);
            return ExitCode.NeedsPerson;
        }

        var path = refreshed.Patch.FilePath;
        session.Change(session.NewOperation(refreshed.IsChanged ? [path] : []) with { Edits = [.. edits] }, () =>
        {
            removal.Run(edits, refreshed.IsChanged ? () => PatchPacking.Write(path, bytes.Span) : null, session.NewJob(null), cancellation);
            return 0;
        });
        foreach (var file in session.Request.IsQuiet ? [] : files)
        {
            session.Context.Out.WriteLine($"{file} is in {refreshed.Patch.DisplayName} no more");
        }

        return ExitCode.Done;
    }
}
