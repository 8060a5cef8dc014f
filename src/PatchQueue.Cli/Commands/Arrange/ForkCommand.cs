using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Drafting;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq fork</c>: a copy of the top patch takes its place in the series.</summary>
internal static class ForkCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "fork",
        "Go on with a copy of the top patch; its old file stays as it is, out of the series",
        "  pq fork\n  pq fork net-fix-v2.patch",
        Create);

    private static Command Create(CommandContext context)
    {
        var name = new Argument<string?>("NEW")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The name of the copy (default: the old one, numbered: net-fix-2.patch)",
        };
        return new TreeArguments().Writing(Entry, context, [name], (session, parsed, _) => Run(session, parsed.GetValue(name)));
    }

    private static int Run(TreeSession session, string? given)
    {
        var stack = session.StackInOrder();
        var patch = stack.Top ?? throw new UnknownPatchException("no patch is applied", "pq push takes the first one in");
        var name = given is null ? NextNames.After(patch, stack.Series).First() : NewNames.Of(session, given, patch);
        var fork = new PatchRenaming(session.Queue.Folder!, patch, name) { KeepsOld = true };
        if (NextNames.IsTaken(patch, stack.Series, name))
        {
            throw new UnknownPatchException($"{fork.NewFile} exists already", "choose another name");
        }

        session.Change(session.NewOperation([patch.SeriesFile, fork.NewFile]), () =>
        {
            fork.Run();
            using var list = PatchList.Read(session.Queue.Folder!, session.Queue.Settings, isVanilla: false);
            return new RecordedPatches(session.Tree, session.Crew).Follow(list.References, []);
        });
        if (!session.Request.IsQuiet)
        {
            session.Context.Out.WriteLine($"{name} is the top now, a copy of {patch.DisplayName}");
        }

        return ExitCode.Done;
    }
}
