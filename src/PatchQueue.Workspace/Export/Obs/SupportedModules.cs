using System.Text;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Export;

/// <summary>
/// <c>supported.conf</c>: each path in it must be a module of the tree, that is, have a source of its name or stand in the Makefile of
/// its directory.
/// </summary>
internal static class SupportedModules
{
    private const string FileName = "supported.conf";

    /// <summary>Demands it, where the queue has the file.</summary>
    /// <exception cref="ExportException">A path is no module.</exception>
    public static void Demand(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        if (QueueFile.TryRead(Path.Combine(job.Root, FileName)) is not { } bytes)
        {
            return;
        }

        if (job.Mainline.AsSource() is { } source)
        {
            Demand(bytes, source, expanded, cancellation);
            return;
        }

        // A tarball that is not kept decompressed gives its files only one after another.
        var folder = Path.Combine(package.Scratch, "modules");
        MainlineExpansion.Run(job, new SeriesPatches([]), folder, cancellation);
        using var unpacked = new DirectoryMainline(folder);
        Demand(bytes, unpacked.AsSource(), expanded, cancellation);
    }

    private static void Demand(byte[] bytes, ISourceTree source, ExpandedQueue expanded, CancellationToken cancellation)
    {
        foreach (var (name, _, line) in GuardedFile.Read(bytes).Names)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!TreePath.TryCreate(Encoding.UTF8.GetBytes(name.TrimEnd('*').TrimEnd('/')), out var path, out var fault))
            {
                throw new ExportException($"{FileName}:{line}: {DisplayText.Of(name)} {fault.ToWords()}");
            }

            if (!name.EndsWith('*') && !IsModule(path, source, expanded))
            {
                throw new ExportException($"{FileName}:{line}: {DisplayText.Of(name)} is no module of the tree");
            }
        }
    }

    private static bool IsModule(TreePath path, ISourceTree source, ExpandedQueue expanded)
    {
        var stem = path.ToString();
        string[] sources = [stem + ".c", stem + ".S", stem + ".rs", stem.Replace('-', '_') + ".c", stem.Replace('_', '-') + ".c"];
        if (sources.Any(name => Exists(TreePath.Parse(name), source, expanded)))
        {
            return true;
        }

        var name = stem[(stem.LastIndexOf('/') + 1)..];
        var (one, other) = (name.Replace('-', '_') + ".o", name.Replace('_', '-') + ".o");
        for (var folder = path.Parent; folder is not null; folder = folder.Parent)
        {
            if (Text(TreePath.Parse($"{folder}/Makefile"), source, expanded) is { } makefile)
            {
                return makefile.Contains(one, StringComparison.Ordinal) || makefile.Contains(other, StringComparison.Ordinal);
            }
        }

        return false;
    }

    private static bool Exists(TreePath path, ISourceTree source, ExpandedQueue expanded) => expanded.Manifest.Find(path) is { } mark
        ? mark != FileMark.Absent
        : source.Read(path, new FileText(), out _) == SourceState.Regular;

    // What the queue makes of a Makefile counts: it may add modules.
    private static string? Text(TreePath path, ISourceTree source, ExpandedQueue expanded)
    {
        if (expanded.Manifest.Find(path) is not null && expanded.Contents.Find(path) is { } changed)
        {
            return Encoding.UTF8.GetString(changed.Bytes.Span);
        }

        var text = new FileText();
        return source.Read(path, text, out _) == SourceState.Regular ? Encoding.UTF8.GetString(text.Content.Span) : null;
    }
}
