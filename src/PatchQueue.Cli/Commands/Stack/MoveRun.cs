using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Output;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Moves a tree along its series and says what came of it; push, pop and goto differ only in where to.</summary>
internal static class MoveRun
{
    /// <summary>Moves.</summary>
    /// <param name="session">The tree.</param>
    /// <param name="position">How many patches of the series are to be in.</param>
    /// <param name="isJson">Whether what came of it is printed as JSON.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The exit code; as with quilt, 1 when a patch was rejected.</returns>
    public static int To(TreeSession session, int position, bool isJson, CancellationToken cancellation) =>
        To(session, session.Stack, position, isJson, cancellation);

    /// <summary>Moves along another series than the queue's.</summary>
    /// <param name="session">The tree.</param>
    /// <param name="stack">The series, and where the tree is in it.</param>
    /// <param name="position">How many patches of the series are to be in.</param>
    /// <param name="isJson">Whether what came of it is printed as JSON.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The exit code; as with quilt, 1 when a patch was rejected.</returns>
    public static int To(TreeSession session, PatchStack stack, int position, bool isJson, CancellationToken cancellation)
    {
        StackMoveReport report;
        using (var bar = ProgressBar.For(session.Context, session.Request.IsQuiet || isJson))
        {
            var job = session.NewJob(bar);
            job = job with { KeepsEdits = job.KeepsEdits || EditsStay(session, position, cancellation) };
            report = session.Change(session.NewOperation(), () => StackMove.To(session.Tree, stack, position, job, cancellation));
        }

        Write(session, report, isJson);
        return report.HasRejects ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Prints what a move came to.</summary>
    public static void Write(TreeSession session, StackMoveReport report, bool isJson)
    {
        if (isJson)
        {
            MoveJson.Write(report, null, null, session.Context.Out);
            return;
        }

        new MoveText(session.Context, session.Request.IsQuiet, session.Request.IsVerbose).Write(report);
    }

    // As with quilt, what was added to a patch that stays in is not in the way of a pop.
    private static bool EditsStay(TreeSession session, int position, CancellationToken cancellation)
    {
        var own = session.Tree.Record?.Added.Where(added => added.Patch < position).Select(added => added.Path)
            .ToHashSet(TreePathComparer.Instance);
        return own is { Count: > 0 } && position < session.Stack.Position
            && TreeEdits.Of(session.Tree, readsAll: false, session.Crew, cancellation).All(own.Contains);
    }

    /// <summary>Pushes, and where a patch is rejected what fits of it goes in all the same.</summary>
    /// <inheritdoc cref="To(TreeSession, int, bool, CancellationToken)"/>
    public static int Force(TreeSession session, int position, bool isJson, CancellationToken cancellation)
    {
        var (first, forced) = session.Change(session.NewOperation(), () =>
        {
            var job = session.NewJob(null);
            var moved = StackMove.To(session.Tree, session.Stack, position, job, cancellation);
            return (moved, moved.FirstRejected is { } place
                ? ForcedMove.Run(session.Tree, session.List.References, place, job, cancellation)
                : null);
        });
        if (isJson)
        {
            MoveJson.Write(first, forced, session.Tree.Record?.Forced, session.Context.Out);
        }
        else
        {
            new MoveText(session.Context, session.Request.IsQuiet, session.Request.IsVerbose)
                .Write(first, forced, session.Tree.Record?.Forced);
        }

        return forced is null ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Refuses to go on from a patch that was forced in.</summary>
    /// <exception cref="IOException">What did not fit of it is not resolved.</exception>
    public static void DemandResolved(TreeSession session)
    {
        if (session.Tree.Record?.Forced is { } forced)
        {
            throw new UnresolvedException(session.Stack.Top?.DisplayName ?? "the top patch", forced);
        }
    }

    /// <summary>A count as typed in place of a patch's name; null when the word is none.</summary>
    /// <exception cref="NothingToDoException">It is 0.</exception>
    public static int? CountOf(string? word) => !int.TryParse(word, out var count) || count < 0 ? null
        : count > 0 ? count
        : throw new NothingToDoException("0 patches are none");
}
