using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq push</c>: the next patches of the series go into the tree.</summary>
internal static class PushCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "push",
        "Apply the next patch, or more of them",
        "  pq push\n  pq push 3\n  pq push net-fix.patch\n  pq push -a\n  pq push -f",
        Create);

    private static Command Create(CommandContext context)
    {
        var target = new Argument<string?>("PATCH|N")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Up to this patch, or that many",
        };
        var all = new Option<bool>("--all", "-a") { Description = "Apply all patches of the series" };
        var force = new Option<bool>("--force", "-f")
        {
            Description = "Take in what fits of a patch that is rejected, and keep the rest as .rej",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        return new TreeArguments().Writing(Entry, context, [target, all, force, json], (session, parsed, cancellation) =>
        {
            MoveRun.DemandResolved(session);
            var position = Target(session.Stack, parsed.GetValue(target), parsed.GetValue(all));
            return parsed.GetValue(force)
                ? MoveRun.Force(session, position, parsed.GetValue(json), cancellation)
                : MoveRun.To(session, position, parsed.GetValue(json), cancellation);
        });
    }

    private static int Target(PatchStack stack, string? word, bool isAll)
    {
        if (stack.Next is null)
        {
            throw new NothingToDoException(stack.Top is { } top
                ? $"the series is fully applied, it ends at {top.DisplayName}"
                : "the series has no active patch");
        }

        if (isAll)
        {
            return stack.Series.Count;
        }

        if (word is null || MoveRun.CountOf(word) is { })
        {
            return Math.Min(stack.Position + (MoveRun.CountOf(word) ?? 1), stack.Series.Count);
        }

        var place = stack.Find(word);
        return place >= stack.Position
            ? place + 1
            : throw new NothingToDoException($"{stack.Series[place].DisplayName} is applied already");
    }
}
