using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>A file as it was before a patch, kept in <c>.pc</c>.</summary>
/// <param name="Path">The file's path in the tree.</param>
/// <param name="Kind">Regular file or link.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Permissions">The nine permission bits.</param>
/// <param name="Modified">When the backup was modified: quilt keeps the file's time on it for <c>add</c>, not for <c>push</c>.</param>
public readonly record struct QuiltBackup(TreePath Path, FileKind Kind, long Size, int Permissions, FileTime Modified)
{
    /// <summary>Whether quilt takes the file for absent before the patch: it cannot tell an empty file from none.</summary>
    public bool IsAbsentForQuilt => Kind == FileKind.Regular && Size == 0;
}
