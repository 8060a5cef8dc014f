using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Operations;
using PatchQueue.Output;
using PatchQueue.Series;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary>Takes a tree from place to place for <c>each</c> and <c>bisect</c>, and back to where it was.</summary>
internal sealed class TreeTour
{
    private readonly TreeSession _session;
    private readonly int _home;

    /// <summary>Begins, and notes where.</summary>
    /// <exception cref="IOException">Another one was interrupted, or files were added that the tree would forget on its way.</exception>
    public TreeTour(TreeSession session)
    {
        _session = session;
        if (Excursion.Read(session.Tree) is { } interrupted)
        {
            throw new UnknownPatchException(
                $"'pq {interrupted.Words}' was interrupted and has left the tree elsewhere", "pq bisect reset takes it back");
        }

        if (session.Tree.Record is { Added.Length: > 0 })
        {
            throw new UnknownPatchException("files were added to patches and are not refreshed", "pq refresh takes them in");
        }

        _home = session.StackInOrder().Position;
        new Excursion(session.Context.Words, session.Stack.Top?.Name ?? default).Write(session.Tree);
    }

    /// <summary>The patches.</summary>
    public IReadOnlyList<PatchReference> Series => _session.Stack.Series;

    /// <summary>Goes to where a patch is the top.</summary>
    /// <returns>Null; or what came of it where the patch, or one below it, was rejected.</returns>
    public StackMoveReport? GoTo(int patch, CancellationToken cancellation)
    {
        var moved = StackMove.To(_session.Tree, _session.Stack, patch + 1, _session.NewJob(null), cancellation);
        return moved.HasRejects ? moved : null;
    }

    /// <summary>The files that a patch changes, which is the top.</summary>
    public IReadOnlyList<TreePath> FilesOf(int patch) =>
        new PatchFiles(_session.Tree, _session.Stack, _session.Crew).ChangedBy(patch);

    /// <summary>Says why the tree did not get to where it was to go.</summary>
    public void Show(StackMoveReport rejected) =>
        new ApplyText(_session.Context, _session.Request.IsQuiet, _session.Request.IsVerbose).WriteOutcomes(rejected.Report, from: 0);

    /// <summary>Goes back, and says what to do where the program has changed what it must not and the tree has to stay.</summary>
    public void Return()
    {
        try
        {
            Return(_session, _home);
        }
        catch (Exception)
        {
            var place = _session.Stack.Top is { } top ? $"at {top.DisplayName}" : "at the mainline";
            _session.Context.Error.WriteLine($"note: the tree stays {place}; once that is settled, pq bisect reset takes it back");
            throw;
        }
    }

    /// <summary>Goes back to where an interrupted tour began.</summary>
    /// <returns>The name of the top; null when none is applied.</returns>
    /// <exception cref="NothingToDoException">None was interrupted.</exception>
    public static string? Return(TreeSession session)
    {
        var tour = Excursion.Read(session.Tree) ?? throw new NothingToDoException("nothing was interrupted");
        var series = session.Stack.Series;
        var home = Enumerable.Range(0, series.Count).Where(i => NameComparer.Instance.Equals(series[i].Name, tour.Top)).FirstOrDefault(-1);
        if (home < 0 && !tour.Top.IsEmpty)
        {
            Excursion.End(session.Tree);
            throw new UnknownPatchException(
                $"{DisplayText.Of(tour.Top.Span)}, where 'pq {tour.Words}' began, is not in the series any more",
                "pq goto takes the tree anywhere");
        }

        Return(session, home + 1);
        return home < 0 ? null : series[home].DisplayName;
    }

    private static void Return(TreeSession session, int position)
    {
        if (session.Stack.Position != position)
        {
            var moved = StackMove.To(session.Tree, session.Stack, position, session.NewJob(null), CancellationToken.None);
            if (moved.HasRejects)
            {
                throw new IOException("the patches do not apply any more, so that the tree cannot go back to where it was");
            }
        }

        Excursion.End(session.Tree);
    }
}
