using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Chooses among the names of a header, as GNU patch does: the best that exists, else for a creation the best that needs the fewest
/// new directories; best is the one with the fewest components, then the shortest last one, then the shortest name, then the first.
/// </summary>
internal static class TargetName
{
    /// <summary>The path that a section which moves nothing is applied to.</summary>
    public static TreePath Choose(PlannedFile section, GroupFiles files) =>
        section.Paths.Length == 1 ? section.Paths[0] : ChooseAmong(section, files);

    private static TreePath ChooseAmong(PlannedFile section, GroupFiles files)
    {
        var existing = section.Paths.Where(path => files[path].IsFile).ToList();
        if (existing.Count > 0)
        {
            return Best(existing);
        }

        var fewest = section.Paths.Min(path => NewDirectories(path, files));
        return Best(section.Paths.Where(path => NewDirectories(path, files) == fewest));
    }

    private static TreePath Best(IEnumerable<TreePath> paths) =>
        paths.OrderBy(path => path.Bytes.Count((byte)'/')).ThenBy(path => path.Name.Length).ThenBy(path => path.Bytes.Length).First();

    private static int NewDirectories(TreePath path, GroupFiles files)
    {
        var count = 0;
        for (var above = path.Parent; above is not null && files.Look(above) != SourceState.Directory; above = above.Parent)
        {
            count++;
        }

        return count;
    }
}
