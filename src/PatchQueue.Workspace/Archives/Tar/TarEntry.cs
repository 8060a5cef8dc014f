using PatchQueue.Native;

namespace PatchQueue.Archives;

/// <summary>What a member of a tar archive is.</summary>
internal enum TarKind
{
    File,
    HardLink,
    Symlink,
    Directory,
}

/// <summary>A member of a tar archive as its headers tell, nothing of it trusted yet.</summary>
/// <param name="Name">The name's bytes; a trailing slash of a directory is kept.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Bytes of content; 0 for all but files.</param>
/// <param name="Mode">The low twelve bits of the mode.</param>
/// <param name="Modified">When it was modified.</param>
/// <param name="LinkName">What a link of either kind points to; else empty.</param>
/// <param name="Position">Where its first header stands, in bytes from the beginning of the tar.</param>
/// <param name="ContentPosition">Where its content begins, likewise.</param>
internal sealed record TarEntry(
    byte[] Name, TarKind Kind, long Size, int Mode, FileTime Modified, byte[] LinkName, long Position, long ContentPosition);
