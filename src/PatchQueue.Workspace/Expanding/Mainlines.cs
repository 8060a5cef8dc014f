using PatchQueue.Archives;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>Opens what a person calls a mainline: a directory, an archive, or <c>REPO#REV</c>.</summary>
public static class Mainlines
{
    /// <summary>Opens it.</summary>
    /// <param name="source">Absolute, but for the revision.</param>
    /// <param name="options">How an archive is read.</param>
    /// <exception cref="FileNotFoundException">There is nothing of that name.</exception>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    public static IMainline Open(string source, ArchiveOptions options)
    {
        if (Directory.Exists(source))
        {
            return new DirectoryMainline(source);
        }

        if (File.Exists(source))
        {
            return new ArchiveMainline(source, options);
        }

        var hash = source.LastIndexOf('#');
        return hash > 0 && Directory.Exists(source[..hash])
            ? new GitMainline(source[..hash], source[(hash + 1)..])
            : throw new FileNotFoundException($"the mainline {source} is not there: no directory, archive or REPO#REV of that name");
    }
}
