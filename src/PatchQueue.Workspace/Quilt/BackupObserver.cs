using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>Makes a backup of every file that patches of a run touch. One a thread.</summary>
/// <param name="writer">Writes them.</param>
/// <param name="placeOf">Where a patch's backup of a file goes; null for a patch that needs none.</param>
internal sealed class BackupObserver(BackupWriter writer, Func<int, TreePath, TreePath?> placeOf) : IPatchObserver
{
    /// <inheritdoc/>
    public void Before(int patchIndex, TreePath path, in FileView file)
    {
        if (placeOf(patchIndex, path) is { } place)
        {
            writer.Write(place, file);
        }
    }

    /// <inheritdoc/>
    public void After(int patchIndex, TreePath path, in FileView file)
    {
    }
}
