using System.Collections.Frozen;
using PatchQueue.Applying;
using PatchQueue.Cli;
using PatchQueue.Drafting;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Refreshing;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Writes refreshed patches, and brings the tree's record along.</summary>
/// <param name="session">The tree and its queue.</param>
/// <param name="stack">The tree's place in the series.</param>
internal sealed class RefreshRun(TreeSession session, PatchStack stack)
{
    /// <summary>How the patches name their files now; null for as they did.</summary>
    public PathForm? Form { get; init; }

    /// <summary>Whether the old patches are kept beside the new ones, as <c>PATCH~</c>.</summary>
    public bool KeepsOld { get; init; }

    /// <summary>Writes them, as one operation.</summary>
    /// <param name="changed">The patches that differ from what they were.</param>
    /// <param name="edits">All files that somebody has changed, whether they go into these patches or not.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the tree is changed.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="IOException">A patch above would not apply any more.</exception>
    public int Carry(IReadOnlyList<RefreshedPatch> changed, IReadOnlyList<TreePath> edits, CancellationToken cancellation)
    {
        var files = changed.Select(patch => patch.Patch.FilePath).ToList();
        var draft = Stripped(changed);
        var operation = session.NewOperation([.. files, .. draft.Files, .. KeepsOld ? files.Select(file => file + "~") : []]) with
        {
            Refreshed = [.. changed.SelectMany(patch => patch.Paths).Distinct()],
        };
        session.Change(operation, () =>
        {
            (KeepsOld ? files : []).ForEach(file => QueueFile.Copy(file, file + "~"));
            foreach (var patch in changed)
            {
                PatchPacking.Write(patch.Patch.FilePath, patch.Result.Bytes!.Value.Span);
            }

            draft.Write();
            var moved = Settle(draft, edits.Except(operation.Refreshed), cancellation);
            KeepFiles(changed);
            return moved;
        });
        return ExitCode.Done;
    }

    private SeriesDraft Stripped(IReadOnlyList<RefreshedPatch> changed)
    {
        var draft = new SeriesDraft(session.Queue.Folder!);
        foreach (var patch in changed.Where(patch => Form is { } form && form.Strip != patch.Patch.Strip))
        {
            draft.Strip(patch.Patch, Form!.Strip);
        }

        return draft;
    }

    // What was refreshed must come out as it stands in the tree; every other edit stays.
    private StackMoveReport Settle(SeriesDraft draft, IEnumerable<TreePath> others, CancellationToken cancellation)
    {
        var job = session.NewJob(null) with
        {
            Carried = others.ToFrozenDictionary(path => path, _ => (SourceFile?)null, TreePathComparer.Instance),
            KeepsEdits = true,
            MergesEdits = false,
        };
        var pending = PendingFiles.Of(session.Tree);
        using var list = draft.ToList(session.Queue.Settings);
        var moved = StackMove.To(session.Tree, PatchStack.Of(session.Tree.Record, list.References), stack.Position, job, cancellation);
        if (moved.HasRejects)
        {
            throw Broken(moved);
        }

        pending.TakeInAgain(session.Crew);
        return moved;
    }

    // As with quilt: a file that a patch changes no more stays in it, so that the next change of it is noticed, until pq remove.
    private void KeepFiles(IReadOnlyList<RefreshedPatch> changed)
    {
        var known = session.Tree.Record!.Groups.SelectMany(group => group.Files).Select(file => file.Path)
            .ToHashSet(TreePathComparer.Instance);
        foreach (var patch in changed)
        {
            var forgotten = patch.Paths.Where(path => !known.Contains(path) && session.Tree.Read(path) is not null).ToList();
            if (forgotten.Count > 0)
            {
                new FileAdding(session.Tree, patch.Place, session.Crew) { IsAgain = true }.Add(forgotten);
            }
        }
    }

    private static IOException Broken(StackMoveReport moved)
    {
        var outcomes = moved.Report.Outcomes;
        var rejected = Enumerable.Range(0, outcomes.Length).First(i => outcomes[i] is PatchOutcome.Rejected);
        return new IOException($"{moved.Report.Patches[rejected].Name} would not apply any more on top of the refreshed patch");
    }
}
