using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Editing;

/// <summary>Files leave a patch, and become what they are without it: as <c>quilt remove</c>.</summary>
/// <param name="tree">The tree; locked.</param>
/// <param name="stack">Its place in the series.</param>
/// <param name="place">The patch's place, from 0.</param>
/// <param name="paths">The files.</param>
/// <param name="crew">The threads.</param>
public sealed class FileRemoval(WorkTree tree, PatchStack stack, int place, IReadOnlyList<TreePath> paths, Crew crew)
{
    private readonly Reverting _reverting = new(tree, stack, crew);

    /// <summary>What somebody has changed in the files and no patch has: it is lost but for the operations' log.</summary>
    /// <exception cref="IOException">A file is not the patch's, or patches above change it.</exception>
    public IReadOnlyList<LostEdit> Edits() => _reverting.EditsOf(paths, place);

    /// <summary>The patch without the files.</summary>
    public RefreshedPatch Patch()
    {
        var history = new TreeHistory(tree, new SeriesPatches([.. stack.Series.Take(stack.Position)]), crew);
        return new TreeRefresh(tree, stack, crew).OfAnyhow(place, history.At(place, paths));
    }

    /// <summary>Brings tree and record along.</summary>
    /// <param name="edits">As <see cref="Edits"/> says.</param>
    /// <param name="write">Writes the patch without the files; null where it says nothing of them.</param>
    /// <param name="job">Threads and options; its series is not looked at.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the tree is changed.</param>
    /// <exception cref="IOException">A patch above would not apply any more.</exception>
    public void Run(IReadOnlyList<LostEdit> edits, Action? write, ApplyJob job, CancellationToken cancellation)
    {
        if (edits.Count > 0)
        {
            _reverting.Run(edits);
        }

        if (write is not null)
        {
            var pending = PendingFiles.Of(tree, [.. paths.Select(path => new AddedFile(place, path))]);
            write();
            if (StackMove.To(tree, stack, stack.Position, job with { KeepsEdits = true, MergesEdits = false }, cancellation).HasRejects)
            {
                throw new IOException($"patches above {stack.Series[place].DisplayName} would not apply then");
            }

            pending.TakeInAgain(crew);
        }

        Release();
    }

    // What was only taken in to be changed stands in no patch.
    private void Release()
    {
        var record = tree.Record!;
        var gone = record.Added.Where(added => added.Patch == place && paths.Contains(added.Path)).ToList();
        if (gone.Count == 0)
        {
            return;
        }

        using var transaction = TreeTransaction.Begin(tree.Root, tree.State, record.LastNumber);
        try
        {
            var fresh = record with
            {
                Added = [.. record.Added.Except(gone)],
                Groups = [.. record.Groups.Select(Without).Where(group => group.IsRejects || group.Touches.Length > 0 || IsKept(group))],
            };
            var bytes = TreeRecordFile.Write(fresh);
            using var quilt = QuiltUpdate.TryBegin(tree.Root, tree.State, tree.Known, transaction, null, crew);
            transaction.Commit(new JournalSteps([], quilt is null ? [] : Backups(quilt, fresh)), bytes, crew);
            quilt?.Note(tree.State, tree.Root, fresh, bytes);
            TreeStats.WriteCarried(tree.State, tree.Known!, fresh, bytes, new HashSet<TreePath>());
        }
        finally
        {
            tree.Reread();
            if (!transaction.IsUnfinished)
            {
                transaction.End(isCommitted: true);
            }
        }
    }

    private RecordedGroup Without(RecordedGroup group) => group.Files.Any(file => paths.Contains(file.Path))
        ? group with { Touches = [.. group.Touches.Where(touch => touch.Patch != place)] }
        : group;

    // Somebody's change that no patch has anything to do with.
    private bool IsKept(RecordedGroup group) => !group.Files.Any(file => paths.Contains(file.Path));

    private IReadOnlyList<Journal.QuiltStep> Backups(QuiltUpdate quilt, TreeRecord fresh)
    {
        var names = QuiltUpdate.NamesOf(fresh);
        foreach (var path in paths.Where(path => quilt.HasBackup(names[place], path)))
        {
            quilt.Change.RemoveFile(names[place], path);
        }

        return quilt.Change.Finish(names, crew);
    }
}
