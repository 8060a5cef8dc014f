using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>Makes a backup of every file that patches of a run touch. One a thread.</summary>
/// <param name="writer">Writes them.</param>
/// <param name="folderOf">In which folder a patch's backups go; null for a patch that needs none.</param>
internal sealed class BackupObserver(BackupWriter writer, Func<int, byte[]?> folderOf) : IPatchObserver
{
    /// <inheritdoc/>
    public void Before(int patchIndex, TreePath path, in FileView file)
    {
        if (folderOf(patchIndex) is { } folder)
        {
            writer.Write(folder, path.Bytes, file);
        }
    }

    /// <inheritdoc/>
    public void After(int patchIndex, TreePath path, in FileView file)
    {
    }
}
