using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq quilt</c>: whether quilt can go on with the tree.</summary>
internal static class QuiltCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "quilt",
        "Keep quilt's .pc in the tree, or remove it",
        "  pq quilt on\n  pq quilt off",
        Create);

    private static Command Create(CommandContext context)
    {
        var word = new Argument<string>("on|off") { Description = "With .pc both can work in the tree; without it pq is faster" };
        word.AcceptOnlyFromAmong("on", "off");
        return new TreeArguments().Writing(Entry, context, [word], (session, parsed, cancellation) =>
        {
            var isWanted = parsed.GetValue(word) == "on";
            if (isWanted == QuiltSwitch.IsOn(session.Tree))
            {
                throw new NothingToDoException(isWanted ? "the tree has a .pc already" : "the tree has no .pc");
            }

            if (isWanted)
            {
                TurnOn(session, cancellation);
                GitExclude.Add(session.Path, "/.pc/");
            }
            else
            {
                QuiltSwitch.TurnOff(session.Tree, session.Crew);
            }

            if (!session.Request.IsQuiet)
            {
                session.Context.Out.WriteLine(isWanted ? "quilt can go on with the tree now" : "the tree has no .pc any more");
            }

            return ExitCode.Done;
        });
    }

    private static void TurnOn(TreeSession session, CancellationToken cancellation)
    {
        var stack = session.StackInOrder();
        var job = session.NewJob(null) with
        {
            KeepsEdits = true,
            Quilt = QuiltSettings.Of(session.Queue, session.List.References, session.Path),
        };
        if (StackMove.To(session.Tree, stack, stack.Position, job, cancellation).HasRejects)
        {
            throw new IOException("the patches that are applied do not apply any more; pq push says why");
        }
    }
}
