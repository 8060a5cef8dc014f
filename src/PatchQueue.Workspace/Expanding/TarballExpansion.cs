using PatchQueue.Archives;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>
/// Expands into a tarball: sorted, with fixed owner, modes and times, so that the same mainline and queue give the same bytes. The tree
/// is expanded beside the file first, and the file gets its name only when it is whole.
/// </summary>
public static class TarballExpansion
{
    /// <summary>Expands.</summary>
    /// <param name="job">What to apply.</param>
    /// <param name="mainline">To what.</param>
    /// <param name="overlay">Laid over the mainline before the first patch; null for nothing.</param>
    /// <param name="file">The tarball; its suffix says how it is compressed, its name without suffixes is the top directory.</param>
    /// <param name="demand">Is called before the file gets its name, and may throw to stop that; null for nothing.</param>
    /// <param name="epoch">The time of all entries in seconds since 1970; null for 1970 itself.</param>
    /// <param name="cancellation">Ends the run; the file is not there then.</param>
    public static ApplyReport Run(
        ApplyJob job, IMainline mainline, IMainline? overlay, string file, Action? demand, long? epoch, CancellationToken cancellation)
    {
        var name = Path.GetFileName(file);
        var suffix = name.IndexOf(".tar", StringComparison.Ordinal);
        var top = suffix > 0 ? name[..suffix] : Path.GetFileNameWithoutExtension(name);
        var tree = Path.Combine(Path.GetDirectoryName(file)!, $".{name}.pq-tree-{Environment.ProcessId}");
        var unfinished = file + ".pq-unfinished";
        try
        {
            var report = NewTreeExpansion.Run(job, mainline, overlay, tree, _ => demand?.Invoke(), cancellation);
            Pack(tree, unfinished, name, top, epoch ?? 0, cancellation);
            File.Move(unfinished, file, overwrite: true);
            return report;
        }
        finally
        {
            File.Delete(unfinished);
            if (Directory.Exists(tree))
            {
                Directory.Delete(tree, recursive: true);
            }
        }
    }

    private static void Pack(string tree, string file, string name, string top, long epoch, CancellationToken cancellation)
    {
        using var output = new FileStream(file, FileMode.Create, FileAccess.Write);
        using (var compressor = Compressor.Open(output, Compression.OfName(name), name))
        {
            TreePacker.Pack(tree, new TarWriter(compressor, top, epoch), cancellation);
        }

        output.Flush(flushToDisk: true);
    }
}
