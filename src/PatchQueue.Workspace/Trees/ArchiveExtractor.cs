using PatchQueue.Archives;
using PatchQueue.Native;
using PatchQueue.Work;

namespace PatchQueue.Trees;

/// <summary>How an archive is unpacked.</summary>
public sealed record ExtractOptions
{
    /// <summary>The usual way.</summary>
    public static readonly ExtractOptions Default = new();

    /// <summary>How the archive is read.</summary>
    public ArchiveOptions Reading { get; init; } = ArchiveOptions.Default;

    /// <summary>Whether files, links and directories get the times that the archive gives them.</summary>
    public bool KeepsTimes { get; init; } = true;

    /// <summary>Bytes that copies of hard links may come to; a small archive can name a large file often.</summary>
    public long MaxLinkedBytes { get; init; } = 4L << 30;
}

/// <summary>Unpacks an archive below a directory. Hard links become copies; the later of two entries of one path wins.</summary>
public static class ArchiveExtractor
{
    private const int ReportEvery = 1024;

    /// <summary>Unpacks.</summary>
    /// <param name="archivePath">A tar, compressed or not.</param>
    /// <param name="root">Where; files that are there already and that the archive names are replaced.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told now and then how many entries are written; null for nobody.</param>
    /// <param name="cancellation">Looked at before each entry; what is written by then stays.</param>
    /// <exception cref="ArchiveException">It is damaged, cut, hostile, or too large. What came before stays written.</exception>
    /// <exception cref="IOException">The archive cannot be read, or the tree not be written.</exception>
    public static ArchiveSummary Extract(
        string archivePath, DirectoryHandle root, ExtractOptions options, IProgress<WorkEvent>? progress, CancellationToken cancellation)
    {
        using var writer = new DirectoryTreeWriter(root, ExistingFile.Replace, Restoring.KeepsPermissions);
        var name = Path.GetFileName(archivePath);
        var count = 0;
        long linked = 0;
        var summary = ArchiveSource.Read(archivePath, options.Reading, Visit, cancellation);
        writer.Finish();
        return summary;

        void Visit(ArchiveEntry entry)
        {
            linked += Write(writer, entry, options.KeepsTimes, name);
            if (linked > options.MaxLinkedBytes)
            {
                throw new ArchiveException(name, "repeats its files by hard links beyond all measure", entry.Position);
            }

            if (++count % ReportEvery == 0)
            {
                progress?.Report(new WorkEvent.FilesWritten(count));
            }
        }
    }

    /// <summary>Writes one entry as it is.</summary>
    /// <param name="writer">Where to; earlier entries that a hard link names must have been written by it.</param>
    /// <param name="entry">The present entry.</param>
    /// <param name="keepsTimes">Whether it gets the archive's time.</param>
    /// <param name="archive">The archive's name for people.</param>
    /// <returns>Bytes copied for a hard link; else 0.</returns>
    /// <exception cref="ArchiveException">A hard link names no earlier file.</exception>
    public static long Write(DirectoryTreeWriter writer, ArchiveEntry entry, bool keepsTimes, string archive)
    {
        FileTime? modified = keepsTimes ? entry.Modified : null;
        switch (entry.Kind)
        {
            case ArchiveEntryKind.File:
                writer.WriteFile(entry.Path, entry.TryReadContent, entry.Permissions, modified);
                return 0;
            case ArchiveEntryKind.Symlink:
                writer.WriteSymlink(entry.Path, entry.LinkTarget.Span, modified);
                return 0;
            case ArchiveEntryKind.Directory:
                writer.MakeDirectory(entry.Path, entry.Permissions, modified);
                return 0;
            default:
                return writer.TryCopyFile(entry.LinkedPath!, entry.Path, modified)
                    ?? throw new ArchiveException(
                        archive, $"holds a hard link {entry.Path} to {entry.LinkedPath}, which is no file before it", entry.Position);
        }
    }
}
