using PatchQueue.Configs;
using PatchQueue.Dialects;
using PatchQueue.Queues;

namespace PatchQueue.Configuring;

/// <summary>A folder of configs on disk, read whole.</summary>
public sealed class ConfigFolder
{
    private ConfigFolder(string root, ConfigDialect dialect, ConfigFiles files) =>
        (Root, Dialect, Files, Matrix) = (root, dialect, files, dialect.Read(files));

    /// <summary>The folder; absolute.</summary>
    public string Root { get; }

    /// <summary>How it is kept.</summary>
    public ConfigDialect Dialect { get; }

    /// <summary>The files as they were read.</summary>
    public ConfigFiles Files { get; }

    /// <summary>What they describe.</summary>
    public ConfigMatrix Matrix { get; }

    /// <summary>Reads a folder.</summary>
    /// <param name="root">Absolute.</param>
    /// <param name="dialect">How it is kept; null: whose marks it shows.</param>
    /// <exception cref="IOException">
    /// There is no such folder, it shows no marks, or not those of the dialect, or a file of it cannot be read.
    /// </exception>
    public static ConfigFolder Read(string root, ConfigDialect? dialect)
    {
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"there is no folder {root}");
        }

        var paths = Walk(root, "").ToList();
        var found = dialect ?? ConfigDialects.All.FirstOrDefault(
                known => Load(root, paths.Where(path => IsMark(path) && known.Wants(path))) is var marks && known.IsAt(marks))
            ?? throw new IOException($"{root} holds configs of no dialect that pq knows");
        var files = Load(root, paths.Where(found.Wants));
        while (found.Missing(files).Where(path => File.Exists(Path.GetFullPath(path, root))).ToList() is { Count: > 0 } more)
        {
            files = more.Aggregate(files, (all, path) => all.With(path, QueueFile.TryRead(Path.GetFullPath(path, root))));
        }

        return found.IsAt(files) ? new ConfigFolder(root, found, files)
            : throw new IOException($"{root} holds no configs as the dialect {found.Name} keeps them");
    }

    /// <summary>Reads a folder of fragments that are laid over others; one that is not there is empty.</summary>
    /// <param name="root">Absolute.</param>
    public static ConfigFolder ReadOverlay(string root) => new(
        root, ConfigDialects.Find("flat")!, Directory.Exists(root)
            ? Load(root, Walk(root, "").Where(ConfigDialects.Find("flat")!.Wants)) : ConfigFiles.Empty);

    /// <summary>Writes what differs in <paramref name="changed"/>, all of it or nothing.</summary>
    /// <returns>The paths that were written or removed, from the root.</returns>
    public IReadOnlyList<string> Commit(ConfigFiles changed)
    {
        var paths = Files.ChangedTo(changed).ToList();
        var transaction = new QueueTransaction(Root);
        foreach (var path in paths)
        {
            if (changed.TryRead(path) is { } after)
            {
                transaction.Write(Path.GetFullPath(path, Root), Files.TryRead(path), after);
            }
            else
            {
                transaction.Remove(Path.GetFullPath(path, Root), Files.TryRead(path)!.Value);
            }
        }

        if (paths.Count > 0)
        {
            Directory.CreateDirectory(Root);
            transaction.Commit();
        }

        return paths;
    }

    // A folder with tens of thousands of options a file must not be read only to see whose it is.
    private static bool IsMark(string path) => path.Count(letter => letter == '/') < 2
        && !path.Contains("/CONFIG_", StringComparison.Ordinal);

    private static ConfigFiles Load(string root, IEnumerable<string> paths) => ConfigFiles.Of(
        paths.Select(path => (path, (ReadOnlyMemory<byte>)QueueFile.TryRead(Path.Combine(root, path)))));

    private static IEnumerable<string> Walk(string root, string folder)
    {
        var here = Path.Combine(root, folder);
        foreach (var file in Directory.GetFiles(here).Select(Path.GetFileName))
        {
            yield return folder + file;
        }

        const int MaxDepth = 8;
        foreach (var below in Directory.GetDirectories(here).Select(Path.GetFileName).Where(name => name![0] != '.'))
        {
            if (folder.Count(letter => letter == '/') < MaxDepth)
            {
                foreach (var path in Walk(root, $"{folder}{below}/"))
                {
                    yield return path;
                }
            }
        }
    }
}
