using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Is shown every file on both sides of every patch: what a branch with a commit a patch, or quilt's backups, are made of.
/// </summary>
public interface IPatchObserver
{
    /// <summary>The file before the patch; called once a patch and path.</summary>
    void Before(int patchIndex, TreePath path, in FileView file);

    /// <summary>The file after the patch; called once a patch and path.</summary>
    void After(int patchIndex, TreePath path, in FileView file);
}
