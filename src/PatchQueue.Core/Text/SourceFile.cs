namespace PatchQueue.Text;

/// <summary>
/// Bytes and mode of one file of a tree. An absent file is <c>null</c>, an empty one has no bytes: they are unlike states.
/// Compare by <see cref="Bytes"/>; the record's own equality compares the memory's place.
/// </summary>
/// <param name="Bytes">The content; a symbolic link's target.</param>
/// <param name="Kind">Regular or link.</param>
/// <param name="Permissions">The nine permission bits, such as octal 644; meaningless for a link.</param>
public sealed record SourceFile(ReadOnlyMemory<byte> Bytes, FileKind Kind, int Permissions)
{
    /// <summary>Permissions of a file that is not executable, before the umask.</summary>
    public const int PlainPermissions = 0x1A4; // 0644

    /// <summary>Permissions of an executable file, before the umask.</summary>
    public const int ExecutablePermissions = 0x1ED; // 0755

    /// <summary>Whether its owner may execute it: git's 100755.</summary>
    public bool IsExecutable => Kind == FileKind.Regular && (Permissions & 0x40) != 0;
}
