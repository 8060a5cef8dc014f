namespace PatchQueue.Stack;

/// <summary>Finds the expanded tree that a folder lies in.</summary>
public static class TreeFinder
{
    /// <summary>The first folder that holds a <c>.pq</c>, or quilt's <c>.pc</c>, on the way up; null when there is none.</summary>
    /// <param name="directory">Where to begin; absolute.</param>
    public static string? Find(string directory)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, ".pq")) || Directory.Exists(Path.Combine(folder, ".pc")))
            {
                return folder;
            }
        }

        return null;
    }
}
