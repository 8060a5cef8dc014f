using System.Collections.Frozen;
using PatchQueue.Composing;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Series;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Operations;

/// <summary>
/// Takes an operation back: the queue's files as they were, then the tree to where it was. An operation itself, which the caller logs.
/// </summary>
/// <param name="tree">The tree.</param>
/// <param name="operation">The operation.</param>
/// <param name="job">Threads and options.</param>
public sealed class Undoing(WorkTree tree, Operation operation, ApplyJob job)
{
    /// <summary>Takes it back.</summary>
    /// <param name="readSeries">Reads the series, once the queue's files are as they were.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the tree is changed.</param>
    /// <returns>The top patch; null when none is applied.</returns>
    /// <exception cref="IOException">A file of the queue has been changed since; nothing is taken back.</exception>
    public string? Run(Func<PatchList> readSeries, CancellationToken cancellation)
    {
        if (operation.Files.FirstOrDefault(file => !file.IsUntouched) is { } changed)
        {
            throw new IOException($"{changed.Path} has been changed since 'pq {operation.Words}'; it cannot be taken back");
        }

        DemandUntouched(cancellation);
        var now = operation.Files.Select(file => SavedFile.Of(file.Path)).ToList();
        var reheaded = now.Zip(operation.Files).Where(pair => HasSameDiff(pair.First, pair.Second))
            .Select(pair => pair.First.Path).ToList();
        try
        {
            using var series = Restore(operation.Files, readSeries, reheaded);
            var top = Move(series, cancellation);
            PutBack();
            return top;
        }
        catch
        {
            Restore(now, readSeries, reheaded).Dispose();
            throw;
        }
    }

    private PatchList Restore(IEnumerable<SavedFile> files, Func<PatchList> readSeries, List<string> reheaded)
    {
        files.ToList().ForEach(file => file.Restore());
        var series = readSeries();
        new RecordedPatches(tree, job.Crew).Follow(series.References, reheaded);
        return series;
    }

    private static bool HasSameDiff(SavedFile one, SavedFile other) => one.Before is { } first && other.Before is { } second
        && PatchParts.Of(first).Body.Span.SequenceEqual(PatchParts.Of(second).Body.Span);

    // Somebody's changes come back only where nobody has made others.
    private void DemandUntouched(CancellationToken cancellation)
    {
        var paths = operation.Edits.Select(edit => edit.Path).ToHashSet(TreePathComparer.Instance);
        var edits = paths.Count == 0 ? [] : TreeEdits.Of(tree, readsAll: false, job.Crew, cancellation);
        if (edits.FirstOrDefault(paths.Contains) is { } path)
        {
            throw new IOException($"{path} has been changed since 'pq {operation.Words}'; it cannot be taken back");
        }
    }

    private void PutBack()
    {
        if (!operation.Edits.IsEmpty)
        {
            EditWriting.Write(tree, operation.Edits.Select(edit => (edit.Path, edit.File, IsNew: false)), job.Crew);
        }
    }

    private string? Move(PatchList series, CancellationToken cancellation)
    {
        var stack = PatchStack.Of(tree.Record, series.References);
        var place = PlaceOf(operation.Top, series.References);
        // Changes of other files have nothing to do with it.
        var undo = job with
        {
            Carried = operation.Refreshed.ToFrozenDictionary(path => path, _ => (SourceFile?)null, TreePathComparer.Instance),
            KeepsEdits = true,
        };
        var pending = PendingFiles.Of(tree);
        var moved = StackMove.To(tree, stack, place + 1, undo, cancellation);
        if (moved.FirstRejected == place && operation.IsForced)
        {
            moved = ForcedMove.Run(tree, series.References, place, undo, cancellation);
        }

        if (moved.HasRejects)
        {
            throw new IOException($"the patches before 'pq {operation.Words}' do not apply any more; it cannot be taken back");
        }

        pending.TakeInAgain(job.Crew);
        return place < 0 ? null : series.References[place].DisplayName;
    }

    private static int PlaceOf(ReadOnlyMemory<byte> name, IReadOnlyList<PatchReference> series)
    {
        for (var i = 0; i < series.Count; i++)
        {
            if (NameComparer.Instance.Equals(series[i].Name, name))
            {
                return i;
            }
        }

        return -1;
    }
}
