using System.Collections.Frozen;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Series;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Editing;

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

        operation.Files.ToList().ForEach(file => file.Restore());
        using var series = readSeries();
        return Move(series, cancellation);
    }

    private string? Move(PatchList series, CancellationToken cancellation)
    {
        var stack = PatchStack.Of(tree.Record, series.References);
        var place = PlaceOf(operation.Top, series.References);
        var carried = operation.Refreshed.ToFrozenDictionary(path => path, _ => (SourceFile?)null, TreePathComparer.Instance);
        var moved = StackMove.To(tree, stack, place + 1, job with { Carried = carried }, cancellation);
        if (moved.HasRejects)
        {
            throw new IOException($"the patches before 'pq {operation.Words}' do not apply any more; it cannot be taken back");
        }

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
