using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Archives;

/// <summary>What an entry of an archive is.</summary>
public enum ArchiveEntryKind
{
    /// <summary>A regular file with content.</summary>
    File,

    /// <summary>
    /// A regular file (or a link) whose content is that of an earlier entry, <see cref="ArchiveEntry.LinkedPath"/>, as it then
    /// was.
    /// </summary>
    HardLink,

    /// <summary>A symbolic link.</summary>
    Symlink,

    /// <summary>A directory.</summary>
    Directory,
}

/// <summary>An entry of an archive, checked, on its way past. Its content can be read once, while it is the present one.</summary>
public sealed class ArchiveEntry
{
    private readonly TarReader _reader;
    private readonly TarEntry _entry;

    internal ArchiveEntry(TarReader reader, TarEntry entry, TreePath path, TreePath? linkedPath)
    {
        (_reader, _entry) = (reader, entry);
        (Path, LinkedPath) = (path, linkedPath);
    }

    /// <summary>The path, without the leading directory unless that is kept.</summary>
    public TreePath Path { get; }

    /// <summary>What it is.</summary>
    public ArchiveEntryKind Kind => _entry.Kind switch
    {
        TarKind.File => ArchiveEntryKind.File,
        TarKind.HardLink => ArchiveEntryKind.HardLink,
        TarKind.Symlink => ArchiveEntryKind.Symlink,
        _ => ArchiveEntryKind.Directory,
    };

    /// <summary>The nine permission bits, but that others may never write.</summary>
    public int Permissions => _entry.Mode & 0x1fd;

    /// <summary>When it was last modified.</summary>
    public FileTime Modified => _entry.Modified;

    /// <summary>Bytes of content; 0 for all but files.</summary>
    public long Size => _entry.Size;

    /// <summary>A symbolic link's target; else empty.</summary>
    public ReadOnlyMemory<byte> LinkTarget => _entry.Kind == TarKind.Symlink ? _entry.LinkName : default(ReadOnlyMemory<byte>);

    /// <summary>The earlier entry that a hard link stands for; else null.</summary>
    public TreePath? LinkedPath { get; }

    /// <summary>Where it begins, in bytes of the uncompressed tar.</summary>
    public long Position => _entry.Position;

    /// <summary>Where a file's content begins, in bytes of the uncompressed tar.</summary>
    internal long ContentPosition => _entry.ContentPosition;

    /// <summary>The next piece of a file's content, valid until the next call.</summary>
    /// <returns>False when there is no more.</returns>
    /// <exception cref="ArchiveException">The archive is cut or damaged.</exception>
    public bool TryReadContent(out ReadOnlySpan<byte> piece) => _reader.TryReadContent(out piece);

    /// <summary>Fills a buffer of the size that is left of the content; nothing is allocated.</summary>
    /// <exception cref="ArchiveException">The archive is cut or damaged.</exception>
    public void ReadContent(Span<byte> buffer)
    {
        while (TryReadContent(out var piece))
        {
            piece.CopyTo(buffer);
            buffer = buffer[piece.Length..];
        }
    }
}
