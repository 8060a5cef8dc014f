using PatchQueue.Text;

namespace PatchQueue.Submitting;

/// <summary>The files that a folder has for a package: plain ones, side by side, whose names can be written.</summary>
internal static class PackageEntries
{
    // What osc and git keep in a folder for themselves.
    private static readonly string[] Foreign = [".osc", ".git"];

    /// <summary>Lists them; none is opened.</summary>
    /// <param name="folder">Absolute.</param>
    /// <exception cref="SubmitException">There is no folder, or nothing in it, or something that no package has.</exception>
    public static IReadOnlyList<FileInfo> Of(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new SubmitException($"there is no package {DisplayText.Of(folder)}", "pq export --out DIR writes one");
        }

        var files = new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => !Foreign.Contains(entry.Name))
            .Select(Plain).ToList();
        return files.Count > 0
            ? files
            : throw new SubmitException($"{DisplayText.Of(folder)} is empty", "pq export --out DIR writes a package");
    }

    /// <summary>Refuses a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fault">What is wrong with it.</param>
    public static SubmitException Refusal(string name, string fault) => new(
        $"{DisplayText.Of(name)} {fault}; a package has no such thing", "pq export --format obs writes what it can");

    private static FileInfo Plain(FileSystemInfo entry) =>
        entry.Name.Any(char.IsControl) || entry.Name.Contains('\uFFFD', StringComparison.Ordinal)
            ? throw Refusal(entry.Name, "has a name that cannot be written")
            : entry is FileInfo { LinkTarget: null } file ? file : throw Refusal(entry.Name, "is no plain file");
}
