using System.Text;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Commands;

/// <summary>Tells quilt where the queue is. A series that quilt cannot read, because it has guards, is kept for it in <c>.pc</c>.</summary>
internal static class QuiltSettings
{
    /// <summary>What quilt has to be told about a queue.</summary>
    public static QuiltOptions Of(OpenedQueue queue, IReadOnlyList<PatchReference> wanted)
    {
        if (queue.Folder!.Series is not [var file])
        {
            throw new UsageException("--quilt works with one series file; quilt knows no second one");
        }

        var isQuilts = file.Read().Dialect is SeriesDialect.Quilt or SeriesDialect.Debian;
        var isInside = Path.GetDirectoryName(file.Path) == file.PatchesDirectory;
        return new QuiltOptions(
            file.PatchesDirectory,
            !isQuilts ? "series" : isInside ? Path.GetFileName(file.Path) : file.Path,
            [.. wanted.Select(reference => reference.Name)],
            isQuilts ? null : OwnSeries(wanted));
    }

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
