using PatchQueue.Queues;

namespace PatchQueue.Resolving;

/// <summary>
/// The folder of a rebase that is not finished, in the queue's root. What people share lies in files of its own, so that their git merges
/// it without a conflict; what is one person's, git leaves alone.
/// </summary>
/// <param name="root">The queue's root; absolute.</param>
public sealed class RebaseFolder(string root)
{
    private const string Name = ".pq-rebase";

    /// <summary>The folder; absolute.</summary>
    public string Path { get; } = System.IO.Path.Combine(root, Name);

    /// <summary>The queue's root; absolute.</summary>
    public string Root => root;

    /// <summary>The file that says from where to where.</summary>
    public string StatePath => At("state");

    /// <summary>The folder of the patches that wait: a file each.</summary>
    public string OpenPath => At("open");

    /// <summary>The folder of the queue's files as they were.</summary>
    public string BeforePath => At("before");

    /// <summary>The folder of what takes the steps back.</summary>
    public string UndoPath => At("undo");

    /// <summary>The file that says that a patch waits.</summary>
    public string OpenFileOf(string patch) => System.IO.Path.Combine(OpenPath, Inside(patch));

    /// <summary>The file that says who works on a patch.</summary>
    public string TakenFileOf(string patch) => System.IO.Path.Combine(At("taken"), Inside(patch));

    /// <summary>Who works on a patch; null for nobody.</summary>
    public string? TakerOf(string patch) =>
        QueueFile.TryRead(TakenFileOf(patch)) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes).Trim() : null;

    /// <summary>The folder of the files of a patch that somebody works on.</summary>
    public string WorkOf(string patch) => System.IO.Path.Combine(At("work"), Inside(patch));

    /// <summary>Where a file of the queue lies as it was.</summary>
    /// <param name="path">Absolute.</param>
    public string BeforeOf(string path) =>
        System.IO.Path.Combine(BeforePath, Inside(System.IO.Path.GetRelativePath(root, path)));

    /// <summary>
    /// A file as it was before the rebase, where the rebase has changed it or waits for it; else as it is. Null for none.
    /// </summary>
    /// <param name="path">Absolute.</param>
    public byte[]? ReadBefore(string path) => QueueFile.TryRead(BeforeOf(path)) ?? QueueFile.TryRead(path);

    /// <summary>Makes the folder, with what git is to leave alone.</summary>
    public void Make()
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(At(".gitignore"), "/.gitignore\n/undo/\n/work/\n");
    }

    /// <summary>Removes folders that are left empty.</summary>
    public void Clean()
    {
        if (!Directory.Exists(Path))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(Path, "*", SearchOption.AllDirectories)
            .OrderByDescending(folder => folder.Length))
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }

        if (!Directory.EnumerateFileSystemEntries(Path).Any(entry => System.IO.Path.GetFileName(entry) != ".gitignore"))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);

    // A name that leads out of its folder must not lead out of ours.
    private static string Inside(string name) => string.Join('/', name.Split('/').Where(part => part.Length > 0)
        .Select(part => part == ".." ? "__" : part));
}
