using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Tells which paths are named as files and as directories at once. Thousands of paths share few directories, so each is looked at once.
/// </summary>
internal sealed class DirectoryNames(PathResolver files)
{
    private readonly Dictionary<TreePath, int> _known = new(TreePathComparer.Instance);

    /// <summary>The number of the nearest path above this one that is named as a file; -1 when there is none.</summary>
    public int FileAbove(ReadOnlySpan<byte> path)
    {
        var slash = path.LastIndexOf((byte)'/');
        if (slash < 0)
        {
            return -1;
        }

        var directory = path[..slash];
        var known = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!known.TryGetValue(directory, out var above))
        {
            above = files.TryIndexOf(directory) is var named && named >= 0 ? named : FileAbove(directory);
            known[directory] = above;
        }

        return above;
    }
}
