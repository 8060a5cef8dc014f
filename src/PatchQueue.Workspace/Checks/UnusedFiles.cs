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
        return named.Select(path => Path.GetDirectoryName(path)!).Distinct()
            .Where(Directory.Exists).Order(StringComparer.Ordinal)
            .Where(path => path != folder.Root)
            .SelectMany(path => Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
            .Where(path => !named.Contains(path) && !IsOther(Path.GetFileName(path)))
            .Select(path => new Finding(
                DisplayText.Of(Path.GetRelativePath(folder.Root, path)), 0, Severity.Warning, "patch-unused",
                "no series names it", "remove it, or pq import it"));
    }

    private static bool IsOther(string name) => name.StartsWith('.') || name.EndsWith('~')
        || name.EndsWith(".orig", StringComparison.Ordinal) || name.EndsWith(".rej", StringComparison.Ordinal)
        || name.StartsWith("series", StringComparison.Ordinal) || name.EndsWith("README", StringComparison.Ordinal)
        || name.StartsWith("README", StringComparison.Ordinal);
}
