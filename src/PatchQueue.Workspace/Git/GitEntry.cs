using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>A file of a commit.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Mode">git's mode: octal 100644, 100755 or 120000.</param>
/// <param name="BlobId">Its blob, as hex digits.</param>
public sealed record GitEntry(TreePath Path, int Mode, string BlobId)
{
    /// <summary>Regular file or link.</summary>
    public FileKind Kind => (Mode & 0xF000) == 0xA000 ? FileKind.Symlink : FileKind.Regular;

    /// <summary>The permission bits before the umask.</summary>
    public int Permissions => (Mode & 0x40) != 0 ? SourceFile.ExecutablePermissions : SourceFile.PlainPermissions;
}
