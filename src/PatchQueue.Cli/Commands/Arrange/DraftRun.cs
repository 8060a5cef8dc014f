using PatchQueue.Applying;
using PatchQueue.Cli;
using PatchQueue.Drafting;
using PatchQueue.Editing;
using PatchQueue.Output;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary>
/// Carries a changed series out: the series is written, then the tree is brought along. Where that does not succeed, or is killed before
/// it has, the series becomes what it was.
/// </summary>
internal sealed class DraftRun(TreeSession session, SeriesDraft draft)
{
    /// <summary>How many patches of the new series are to be in; null where the tree has no part in the change.</summary>
    public int? Position { get; init; }

    /// <summary>Further files of the queue that change; absolute.</summary>
    public IEnumerable<string> Files { get; init; } = [];

    /// <summary>What else of the queue changes.</summary>
    public Action After { get; init; } = () => { };

    /// <summary>The number of files of the tree that were written or removed.</summary>
    public int FilesRewritten { get; private set; }

    /// <summary>Carries it out.</summary>
    /// <param name="refusal">What to say, behind the names of rejected patches, when the tree cannot be brought along.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The exit code; when a patch would be rejected, nothing has changed, and that has been said.</returns>
    public int Carry(string refusal, CancellationToken cancellation)
    {
        using var list = draft.ToList(session.Queue.Settings);
        var stack = PatchStack.Of(session.Tree.Record, list.References);
        try
        {
            session.Change(session.NewOperation([.. draft.Files, .. Files]), () =>
            {
                draft.Write();
                After();
                Move(stack, cancellation);
                return 0;
            });
            return ExitCode.Done;
        }
        catch (RejectedMoveException rejected)
        {
            Write(rejected.Report, refusal);
            return ExitCode.NeedsPerson;
        }
    }

    private void Move(PatchStack stack, CancellationToken cancellation)
    {
        if (Position is not { } position)
        {
            return;
        }

        var pending = PendingFiles.Of(session.Tree);
        var moved = StackMove.To(session.Tree, stack, position, session.NewJob(null), cancellation);
        if (moved.HasRejects)
        {
            throw new RejectedMoveException(moved);
        }

        FilesRewritten = moved.Report.FilesRewritten ?? moved.Report.FilesChanged;
        pending.TakeInAgain(session.Crew);
    }

    private void Write(StackMoveReport moved, string refusal)
    {
        var outcomes = moved.Report.Outcomes;
        var rejected = Enumerable.Range(0, outcomes.Length).Where(i => outcomes[i] is PatchOutcome.Rejected).ToList();
        new ApplyText(session.Context, isQuiet: true, isVerbose: false).WriteOutcomes(moved.Report, rejected[0]);
        session.Context.Error.WriteLine(
            $"error: {string.Join(", ", rejected.Select(i => moved.Report.Patches[i].Name))} {refusal}; nothing has changed");
    }

    private sealed class RejectedMoveException(StackMoveReport report) : Exception
    {
        public StackMoveReport Report { get; } = report;
    }
}
