namespace PatchQueue.Queues;

/// <summary>Where a path leads when every link on the way is followed, as realpath(1) says.</summary>
internal static class RealPath
{
    // Linux's own limit on links in one path.
    private const int MaxLinks = 40;

    /// <summary>The path without links; null when a link does not end.</summary>
    public static string? Of(string path)
    {
        var rest = new Stack<string>(Components(Path.GetFullPath(path)));
        var real = "/";
        for (var links = 0; rest.TryPop(out var component);)
        {
            var next = component == ".." ? Path.GetDirectoryName(real) ?? "/" : Path.Combine(real, component);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            real = Path.IsPathRooted(target) ? "/" : real;
            foreach (var part in Components(target))
            {
                rest.Push(part);
            }
        }

        return real;
    }

    /// <summary>Whether <paramref name="path"/> is <paramref name="folder"/> or lies below it; both without links.</summary>
    public static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    // Last first: the order to push them in.
    private static IEnumerable<string> Components(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(component => component != ".").Reverse();
}
