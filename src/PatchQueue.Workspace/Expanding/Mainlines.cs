using PatchQueue.Archives;
using PatchQueue.Cache;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>Opens what a person calls a mainline: a directory, an archive, or <c>REPO#REV</c>.</summary>
public static class Mainlines
{
    /// <summary>Opens it.</summary>
    /// <param name="source">Absolute, but for the revision.</param>
    /// <param name="options">How an archive is read.</param>
    /// <param name="cache">Where archives once decompressed are; null for nowhere.</param>
    /// <param name="use">Whether an archive is put there.</param>
    /// <exception cref="FileNotFoundException">There is nothing of that name.</exception>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    public static IMainline Open(string source, ArchiveOptions options, BaseCache? cache = null, CacheUse use = CacheUse.Read)
    {
        if (Directory.Exists(source))
        {
            return new DirectoryMainline(source);
        }

        if (File.Exists(source))
        {
            return cache?.Open(source, options, use) ?? new ArchiveMainline(source, options);
        }

        var hash = source.LastIndexOf('#');
        return hash > 0 && Directory.Exists(source[..hash])
            ? new GitMainline(source[..hash], source[(hash + 1)..])
            : throw new FileNotFoundException($"the mainline {source} is not there: no directory, archive or REPO#REV of that name");
    }
}
