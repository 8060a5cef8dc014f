using PatchQueue.Archives;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>A tarball as a mainline: streamed once, never unpacked beside the tree.</summary>
/// <param name="path">The archive.</param>
/// <param name="options">How it is read.</param>
public sealed class ArchiveMainline(string path, ArchiveOptions options) : IMainline
{
    private readonly Func<Stream>? _openTar;

    /// <summary>The same, where the uncompressed tar is at hand.</summary>
    /// <param name="path">The archive, which everything is named after.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="openTar">Opens exactly what the archive unpacks to.</param>
    internal ArchiveMainline(string path, ArchiveOptions options, Func<Stream> openTar)
        : this(path, options) => _openTar = openTar;

    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public bool KeepsPermissions => Restoring.KeepsPermissions;

    /// <inheritdoc/>
    public void ReadAll(MainlineIntake intake, CancellationToken cancellation) => _ = _openTar is null
        ? ArchiveSource.Read(path, options, entry => Take(entry, intake), cancellation)
        : ArchiveSource.ReadTar(_openTar(), Path.GetFileName(path), options, entry => Take(entry, intake), cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Take(ArchiveEntry entry, MainlineIntake intake)
    {
        intake.Kept.NoteDirectoriesAbove(entry.Path);
        if (entry.Kind == ArchiveEntryKind.Directory)
        {
            intake.TakeDirectory(entry.Path, entry.Permissions, entry.Modified);
        }
        else if (intake.Wants(entry.Path))
        {
            intake.Kept.Keep(entry.Path, Read(entry, intake));
        }
        else if (entry.Kind == ArchiveEntryKind.HardLink && intake.Kept.Files.TryGetValue(entry.LinkedPath!, out var linked))
        {
            intake.Writer?.WriteFile(entry.Path, linked.Bytes.Span, linked.Permissions, entry.Modified);
        }
        else if (intake.Writer is { } writer)
        {
            ArchiveExtractor.Write(writer, entry, keepsTimes: true, Path.GetFileName(path));
        }
    }

    private SourceFile Read(ArchiveEntry entry, MainlineIntake intake)
    {
        switch (entry.Kind)
        {
            case ArchiveEntryKind.Symlink:
                return new SourceFile(entry.LinkTarget.ToArray(), FileKind.Symlink, 0);
            case ArchiveEntryKind.HardLink:
                return intake.Kept.Files.TryGetValue(entry.LinkedPath!, out var linked)
                    ? linked
                    : throw new ArchiveException(
                        Path.GetFileName(path), $"holds {entry.Path} as a hard link, which cannot be patched on its way", entry.Position)
                    {
                        Hint = "unpack the archive and use the directory as the mainline",
                    };
            default:
                var content = new byte[entry.Size];
                entry.ReadContent(content);
                return new SourceFile(content, FileKind.Regular, entry.Permissions);
        }
    }
}
