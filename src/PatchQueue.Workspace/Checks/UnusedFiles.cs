using PatchQueue.Checking;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Checks;

/// <summary>Files beside the patches that no series names, as <c>guards --check</c> finds them.</summary>
internal static class UnusedFiles
{
    /// <summary>Finds them.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="list">Its patches, those that guards disable included.</param>
    public static IEnumerable<Finding> Of(QueueFolder folder, PatchList list)
    {
        var named = list.References.Select(patch => patch.FilePath).ToHashSet(StringComparer.Ordinal);
        named.UnionWith(folder.Series.Select(series => series.Path));
        return named.Select(path => Path.GetDirectoryName(path)!).Concat(PatchFolders(folder)).Distinct()
            .Where(Directory.Exists).Order(StringComparer.Ordinal)
            .Where(path => path != folder.Root)
            .SelectMany(path => Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
            .Where(path => !named.Contains(path) && !IsOther(Path.GetFileName(path)))
            .Select(path => QueueRule.PatchUnused.At(DisplayText.Of(Path.GetRelativePath(folder.Root, path)), 0, "no series names it"));
    }

    // A folder of which the series names nothing any more; patches.addon is for those who build.
    private static IEnumerable<string> PatchFolders(QueueFolder folder) =>
        folder.Layout is QueueLayout.KernelSource or QueueLayout.SeriesConf
            ? Directory.EnumerateDirectories(folder.Root, "patches.*").Where(path => Path.GetFileName(path) != "patches.addon")
            : [];

    private static bool IsOther(string name) => name.StartsWith('.') || name.EndsWith('~')
        || name.EndsWith(".orig", StringComparison.Ordinal) || name.EndsWith(".rej", StringComparison.Ordinal)
        || name.StartsWith("series", StringComparison.Ordinal) || name.EndsWith("README", StringComparison.Ordinal)
        || name.StartsWith("README", StringComparison.Ordinal);
}
