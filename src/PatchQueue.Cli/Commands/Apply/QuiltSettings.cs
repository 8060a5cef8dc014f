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
            isQuilts ? null : QuiltSeries.Write(wanted));
        return new QuiltOptions(quiltQueue, [.. wanted.Select(reference => reference.Name)]);
    }

    /// <summary>
    /// Where a <c>.pc</c> says that the queue of its tree is, in the words of a <c>QueueMemo</c>; null for a tree without one.
    /// </summary>
    public static string? MemoOf(string tree)
    {
        var state = Path.Combine(tree, ".pc");
        if (!Directory.Exists(state))
        {
            return null;
        }

        var patches = Path.GetFullPath(Line(state, ".quilt_patches") ?? "patches", tree);
        var name = Line(state, ".quilt_series") ?? "series";
        var series = new[] { state, tree, patches }.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        var isLayouts = series is null || (QueueFinder.Find(tree) is { Series: [var found] } folder && folder.Root == tree
            && found.Path == series && found.PatchesDirectory == patches);
        return isLayouts
            ? "# .\n"
            : $"# .\nseries = [{Quote(FromTree(series!, tree))}]\npatches = {Quote(FromTree(patches, tree))}\ndialect = \"quilt\"\n";
    }

    private static string? Line(string state, string name) =>
        Path.Combine(state, name) is var path && File.Exists(path) ? File.ReadAllText(path).TrimEnd('\n') : null;

    private static string Quote(string word) => $"\"{word.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    // quilt works at the top of the tree, so what lies in it has the name that it has from there, and keeps it when the tree moves.
    private static string FromTree(string path, string? tree) =>
        tree is not null && Path.GetRelativePath(tree, path) is var name && !name.StartsWith("..", StringComparison.Ordinal) ? name : path;
}
