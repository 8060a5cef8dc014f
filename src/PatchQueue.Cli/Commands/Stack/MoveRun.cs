using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary>Moves a tree along its series and says what came of it; push, pop and goto differ only in where to.</summary>
internal static class MoveRun
{
    /// <summary>Moves.</summary>
    /// <param name="session">The tree.</param>
    /// <param name="position">How many patches of the series are to be in.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The exit code; as with quilt, 1 when a patch was rejected.</returns>
    public static int To(TreeSession session, int position, CancellationToken cancellation)
    {
        StackMoveReport report;
        using (var bar = ProgressBar.For(session.Context, session.Request.IsQuiet))
        {
            report = session.Change(session.NewOperation(), () =>
                StackMove.To(session.Tree, session.Stack, position, session.NewJob(bar), cancellation));
        }

        new MoveText(session.Context, session.Request.IsQuiet, session.Request.IsVerbose).Write(report);
        return report.HasRejects ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Pushes, and where a patch is rejected what fits of it goes in all the same.</summary>
    /// <inheritdoc cref="To"/>
    public static int Force(TreeSession session, int position, CancellationToken cancellation)
    {
        var (first, forced) = session.Change(session.NewOperation(), () =>
        {
            var job = session.NewJob(null);
            var moved = StackMove.To(session.Tree, session.Stack, position, job, cancellation);
            var push = new ForcedPush(session.Tree, session.List.References, job);
            return (moved, moved.FirstRejected is { } place ? push.Run(place, cancellation) : null);
        });
        new MoveText(session.Context, session.Request.IsQuiet, session.Request.IsVerbose).Write(first, forced, session.Tree.Record?.Forced);
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
    public static int? CountOf(string? word) => int.TryParse(word, out var count) && count > 0 ? count : null;
}
