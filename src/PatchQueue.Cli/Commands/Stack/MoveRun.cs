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

    /// <summary>A count as typed in place of a patch's name; null when the word is none.</summary>
    public static int? CountOf(string? word) => int.TryParse(word, out var count) && count > 0 ? count : null;
}
