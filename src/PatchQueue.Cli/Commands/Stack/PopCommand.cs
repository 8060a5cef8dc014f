using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary><c>pq pop</c>: the last patches go out of the tree.</summary>
internal static class PopCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "pop",
        "Take the top patch out, or more of them",
        "  pq pop\n  pq pop 3\n  pq pop net-fix.patch\n  pq pop -a\n  pq pop -f",
        Create);

    private static Command Create(CommandContext context)
    {
        var target = new Argument<string?>("PATCH|N")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Down to this patch, which stays, or that many",
        };
        var all = new Option<bool>("--all", "-a") { Description = "Take all patches out" };
        var force = new Option<bool>("--force", "-f")
        {
            Description = "Take changes that are not refreshed out too; pq undo brings them back",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        return new TreeArguments().Writing(Entry, context, [target, all, force, json], (session, parsed, cancellation) =>
        {
            var stack = AppliedStack(session);
            var position = Target(stack, parsed.GetValue(target), parsed.GetValue(all));
            if (parsed.GetValue(force))
            {
                return Force(session, position, parsed.GetValue(json), cancellation);
            }

            MoveRun.DemandResolved(session);
            return MoveRun.To(session, stack, position, parsed.GetValue(json), cancellation);
        });
    }

    // As with quilt, patches go out in the order that they came in, whatever the series has become meanwhile.
    private static PatchStack AppliedStack(TreeSession session)
    {
        var stack = session.Stack;
        if (stack.IsAsSeries)
        {
            return stack;
        }

        var own = stack.AppliedNames
            .Select(name => stack.Series.FirstOrDefault(patch => patch.Name.Span.SequenceEqual(name.Span))).ToList();
        return own.Contains(null) ? stack : PatchStack.Of(session.Tree.Record, own!);
    }

    // Changes of files that the patches have nothing to do with stay.
    private static int Force(TreeSession session, int position, bool isJson, CancellationToken cancellation)
    {
        var stack = session.StackInOrder();
        var files = new PatchFiles(session.Tree, stack, session.Crew);
        var going = Enumerable.Range(position, stack.Position - position)
            .SelectMany(place => files.NamedBy(place).Concat(files.AddedTo(place))).ToHashSet(TreePathComparer.Instance);
        var reverting = new Reverting(session.Tree, stack, session.Crew);
        var edited = TreeEdits.Of(session.Tree, readsAll: false, session.Crew, cancellation).Where(going.Contains).ToList();
        var edits = reverting.EditsOf(edited, patch: null);
        var moved = session.Change(session.NewOperation() with { Edits = [.. edits] }, () =>
        {
            reverting.Run(edits);
            var job = session.NewJob(null) with { KeepsEdits = true };
            return StackMove.To(session.Tree, stack, position, job, cancellation);
        });
        MoveRun.Write(session, moved, isJson);
        return moved.HasRejects ? ExitCode.Failed : ExitCode.Done;
    }

    private static int Target(PatchStack stack, string? word, bool isAll)
    {
        if (stack.Position == 0 && stack.IsAsSeries && (word is null || MoveRun.CountOf(word) is { } || stack.Find(word) >= 0))
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
