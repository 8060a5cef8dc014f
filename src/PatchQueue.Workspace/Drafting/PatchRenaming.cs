using System.Text;
using PatchQueue.Expanding;
using PatchQueue.Queues;

namespace PatchQueue.Drafting;

/// <summary>
/// Renames a patch: a copy of its file, then the series, then the old file goes. Whenever it ends, the series names a file that is there,
/// and the same command again does the rest.
/// </summary>
/// <param name="folder">The queue.</param>
/// <param name="patch">The patch.</param>
/// <param name="name">Its new name, relative to the patches' folder.</param>
public sealed class PatchRenaming(QueueFolder folder, PatchReference patch, string name)
{
    /// <summary>The new file; absolute.</summary>
    public string NewFile => Path.Combine(patch.Folder.Path, name);

    /// <summary>The files of the queue that it changes.</summary>
    public IEnumerable<string> Files => [patch.SeriesFile, patch.FilePath, NewFile];

    /// <summary>Whether the old file stays, out of the series.</summary>
    public bool KeepsOld { get; init; }

    /// <summary>Whether another file has the new name: one that is not the copy which an earlier, ended run has made.</summary>
    public bool IsTaken => QueueFile.TryRead(NewFile) is { } there
        && !(QueueFile.TryRead(patch.FilePath) is { } own && own.AsSpan().SequenceEqual(there));

    /// <summary>Renames it.</summary>
    public void Run()
    {
        var draft = new SeriesDraft(folder);
        draft.Rename(patch, Encoding.UTF8.GetBytes(name));
        if (QueueFile.TryRead(patch.FilePath) is { } bytes)
        {
            QueueFile.Write(NewFile, bytes);
        }

        draft.Write();
        if (!KeepsOld)
        {
            QueueFile.Remove(patch.FilePath);
        }
    }
}
