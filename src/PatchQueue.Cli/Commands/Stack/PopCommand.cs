using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq pop</c>: the last patches go out of the tree.</summary>
internal static class PopCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "pop",
        "Take the top patch out, or more of them",
        "  pq pop\n  pq pop 3\n  pq pop net-fix.patch\n  pq pop -a",
        Create);

    private static Command Create(CommandContext context)
    {
        var target = new Argument<string?>("PATCH|N")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Down to this patch, which stays, or that many",
        };
        var all = new Option<bool>("--all", "-a") { Description = "Take all patches out" };
        return new TreeArguments().Writing(Entry, context, [target, all], (session, parsed, cancellation) =>
            MoveRun.To(session, Target(session.Stack, parsed.GetValue(target), parsed.GetValue(all)), cancellation));
    }

    private static int Target(PatchStack stack, string? word, bool isAll)
    {
        if (stack.Position == 0 && stack.IsAsSeries)
        {
            throw new NothingToDoException("no patch is applied");
        }

        if (isAll)
        {
            return 0;
        }

        return word is null || MoveRun.CountOf(word) is { }
            ? Math.Max(stack.Position - (MoveRun.CountOf(word) ?? 1), 0)
            : stack.FindApplied(word) + 1;
    }
}
