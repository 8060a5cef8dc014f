using System.Text;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Quilt;
using PatchQueue.Series;

namespace PatchQueue.Commands;

/// <summary>Tells quilt where the queue is. A series that quilt cannot read, because it has guards, is kept for it in <c>.pc</c>.</summary>
internal static class QuiltSettings
{
    /// <summary>What quilt has to be told about a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="wanted">The patches to be applied.</param>
    /// <param name="tree">The tree that exists already; null for a new one.</param>
    public static QuiltOptions Of(OpenedQueue queue, IReadOnlyList<PatchReference> wanted, string? tree)
    {
        if (queue.Folder!.Series is not [var file])
        {
            throw new UsageException("--quilt works with one series file; quilt knows no second one");
        }

        var isQuilts = file.Read().Dialect is SeriesDialect.Quilt or SeriesDialect.Debian;
        var isInside = Path.GetDirectoryName(file.Path) == file.PatchesDirectory;
        var quiltQueue = new QuiltQueue(
            FromTree(file.PatchesDirectory, tree),
            !isQuilts ? "series" : isInside ? Path.GetFileName(file.Path) : FromTree(file.Path, tree),
            isQuilts ? null : OwnSeries(wanted));
        return new QuiltOptions(quiltQueue, [.. wanted.Select(reference => reference.Name)]);
    }

    // quilt works at the top of the tree, so what lies in it has the name that it has from there, and keeps it when the tree moves.
    private static string FromTree(string path, string? tree) =>
        tree is not null && Path.GetRelativePath(tree, path) is var name && !name.StartsWith("..", StringComparison.Ordinal) ? name : path;

    private static byte[] OwnSeries(IReadOnlyList<PatchReference> wanted)
    {
        var series = new List<byte>();
        foreach (var patch in wanted)
        {
            series.AddRange(patch.Name.Span);
            series.AddRange(Encoding.ASCII.GetBytes($"{(patch.Strip == 1 ? "" : $" -p{patch.Strip}")}{(patch.IsReversed ? " -R" : "")}\n"));
        }

        return [.. series];
    }
}
