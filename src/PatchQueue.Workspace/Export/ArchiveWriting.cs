using PatchQueue.Archives;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>Writes archives of a package: sorted, with fixed owner, modes and time, so that the same files give the same bytes.</summary>
internal static class ArchiveWriting
{
    /// <summary>The ending of a tar that is compressed so.</summary>
    public static string Ending(CompressionKind kind) => kind switch
    {
        CompressionKind.Xz => ".tar.xz",
        CompressionKind.Zstd => ".tar.zst",
        CompressionKind.Bzip2 => ".tar.bz2",
        CompressionKind.Gzip => ".tar.gz",
        _ => ".tar",
    };

    /// <summary>Writes files into an archive of the package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="stem">The archive's name without its ending.</param>
    /// <param name="kind">How it is compressed.</param>
    /// <param name="epoch">The time of its members.</param>
    /// <param name="files">The members.</param>
    /// <returns>The archive's name.</returns>
    public static string Write(
        PackageFolder package, string stem, CompressionKind kind, long epoch, IEnumerable<(string Name,
            ReadOnlyMemory<byte> Bytes)> files) =>
        Write(package, stem, kind, output =>
        {
            var writer = new TarWriter(output, leadingDirectory: null, epoch);
            foreach (var (name, bytes) in files.Select(file => (Path: TreePath.Parse(file.Name), file.Bytes)).OrderBy(file => file.Path))
            {
                writer.WriteFile(name, bytes.Span, SourceFile.PlainPermissions);
            }

            writer.Complete();
        });

    /// <summary>Writes an archive of the package by a function that writes the tar.</summary>
    public static string Write(PackageFolder package, string stem, CompressionKind kind, Action<Stream> write)
    {
        var name = stem + Ending(kind);
        using var output = package.Create(name);
        using (var compressor = Compressor.Open(output, kind, name))
        {
            write(compressor);
        }

        return name;
    }

    /// <summary>The regular files of an archive of a package, by their names.</summary>
    public static Dictionary<string, ReadOnlyMemory<byte>> Read(PackageFolder package, string name, CancellationToken cancellation)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        ArchiveSource.Read(Path.Combine(package.Path, name), new ArchiveOptions { KeepsLeadingDirectory = true }, entry =>
        {
            if (entry.Kind == ArchiveEntryKind.File)
            {
                var bytes = new byte[entry.Size];
                entry.ReadContent(bytes);
                files[entry.Path.ToString()] = bytes;
            }
        }, cancellation);
        return files;
    }
}
