using PatchQueue.Expanding;
using PatchQueue.Queues;

namespace PatchQueue.Editing;

/// <summary>Changes series files of a queue at once, by what the patches are called there.</summary>
public static class QueueEdit
{
    /// <summary>Puts a patch into the series, behind another or first of all.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="after">The patch to stand behind; null for the beginning of the first series file.</param>
    /// <param name="name">Its name, relative to the patches' folder.</param>
    public static void Insert(QueueFolder folder, PatchReference? after, ReadOnlySpan<byte> name)
    {
        var draft = new SeriesDraft(folder);
        draft.Insert(after, name);
        draft.Write();
    }

    /// <summary>Takes a patch out of its series.</summary>
    public static void Remove(QueueFolder folder, PatchReference patch)
    {
        var draft = new SeriesDraft(folder);
        draft.Remove(patch);
        draft.Write();
    }

    /// <summary>Gives a patch another name in its series.</summary>
    public static void Rename(QueueFolder folder, PatchReference patch, ReadOnlySpan<byte> name)
    {
        var draft = new SeriesDraft(folder);
        draft.Rename(patch, name);
        draft.Write();
    }
}
