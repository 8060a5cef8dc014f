using PatchQueue.Native;

namespace PatchQueue.Tests;

/// <summary>A directory inside a directory, both gone after the test; what escapes the inner one shows in the outer.</summary>
internal sealed class TemporaryTree : IDisposable
{
    private const string Memory = "/dev/shm";

    public TemporaryTree(bool isInMemory = false)
    {
        Outside = isInMemory && Directory.Exists(Memory)
            ? Directory.CreateDirectory(Path.Combine(Memory, $"pq-test-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("pq-test").FullName;
        Root = Directory.CreateDirectory(Path.Combine(Outside, "tree")).FullName;
        Handle = DirectoryHandle.Open(Root);
    }

    public string Outside { get; }

    public string Root { get; }

    public DirectoryHandle Handle { get; }

    /// <summary>One line a file or link: permissions, path, and what it holds or points to.</summary>
    public string Listing() => string.Join('\n', Lines(new DirectoryInfo(Root)).Order(StringComparer.Ordinal));

    /// <summary>The same one by one, in the order of their paths; text of several lines stays in one.</summary>
    public IEnumerable<string> Entries() => Lines(new DirectoryInfo(Root)).Order(StringComparer.Ordinal);

    /// <summary>The same without pq's own files.</summary>
    public string ListingOfTree()
    {
        var lines = Lines(new DirectoryInfo(Root)).Where(line => !line.StartsWith(".pq", StringComparison.Ordinal));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>The files that do not lie in a directory at the top.</summary>
    public IEnumerable<string> FilesOutside(string directory) => Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith(Path.Combine(Root, directory) + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public bool HasEscape() => Directory.GetFileSystemEntries(Outside).Length != 1;

    public void Dispose()
    {
        Handle.Dispose();
        Directory.Delete(Outside, recursive: true);
    }

    private IEnumerable<string> Lines(DirectoryInfo directory)
    {
        foreach (var entry in directory.EnumerateFileSystemInfos())
        {
            var path = Path.GetRelativePath(Root, entry.FullName);
            if (entry.LinkTarget is { } target)
            {
                yield return $"{path} -> {target}";
                continue;
            }

            var mode = Convert.ToString((int)entry.UnixFileMode, 8);
            yield return entry is DirectoryInfo ? $"{path}/ {mode}" : $"{path} {mode} {File.ReadAllText(entry.FullName)}";
            foreach (var line in entry is DirectoryInfo inner ? Lines(inner) : [])
            {
                yield return line;
            }
        }
    }
}
