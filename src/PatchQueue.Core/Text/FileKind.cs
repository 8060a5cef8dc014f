namespace PatchQueue.Text;

/// <summary>What a tree holds at a path: the two kinds of file that a patch can make.</summary>
public enum FileKind
{
    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A symbolic link; its bytes are its target.</summary>
    Symlink,
}
