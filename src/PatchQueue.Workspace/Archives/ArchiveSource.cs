using System.Text;

namespace PatchQueue.Archives;

/// <summary>Walks an archive once, from its first byte to its last, and hands over each entry as it goes by.</summary>
public static class ArchiveSource
{
    /// <summary>Reads an archive file.</summary>
    /// <param name="path">A tar, compressed or not.</param>
    /// <param name="options">How.</param>
    /// <param name="visit">Is given each entry but the root, in the archive's order; a later one of the same path replaces the
    /// earlier.</param>
    /// <param name="cancellation">Looked at before each entry.</param>
    /// <exception cref="ArchiveException">It is damaged, cut, hostile, or too large. The entries before have been handed over.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ArchiveSummary Read(string path, ArchiveOptions options, Action<ArchiveEntry> visit, CancellationToken cancellation) =>
        Read(OpenFile(path), Path.GetFileName(path), options, visit, cancellation);

    /// <summary>Reads an archive from a stream.</summary>
    /// <param name="file">A tar, compressed or not; it is disposed of.</param>
    /// <param name="name">Its name for people, whose ending tells a compression without magic.</param>
    /// <param name="options">How.</param>
    /// <param name="visit">Is given each entry but the root, in the archive's order; a later one of the same path replaces the
    /// earlier.</param>
    /// <param name="cancellation">Looked at before each entry.</param>
    /// <exception cref="ArchiveException">It is damaged, cut, hostile, or too large. The entries before have been handed over.</exception>
    public static ArchiveSummary Read(
        Stream file, string name, ArchiveOptions options, Action<ArchiveEntry> visit, CancellationToken cancellation)
    {
        using var input = new CompressedInput(file);
        return Read(input, Compression.Open(input, name, options.Threads), name, options, visit, cancellation);
    }

    /// <summary>Reads a tar that is known not to be compressed, whatever its name or its first bytes look like.</summary>
    /// <param name="tar">The tar; it is disposed of.</param>
    /// <param name="name">The archive's name for people.</param>
    /// <param name="options">How.</param>
    /// <param name="visit">Is given each entry but the root.</param>
    /// <param name="cancellation">Looked at before each entry.</param>
    /// <exception cref="ArchiveException">It is damaged, cut, hostile, or too large.</exception>
    internal static ArchiveSummary ReadTar(
        Stream tar, string name, ArchiveOptions options, Action<ArchiveEntry> visit, CancellationToken cancellation)
    {
        using var input = new CompressedInput(tar);
        return Read(input, input, name, options, visit, cancellation);
    }

    private static ArchiveSummary Read(
        CompressedInput input,
        Stream decoder,
        string name,
        ArchiveOptions options,
        Action<ArchiveEntry> visit,
        CancellationToken cancellation)
    {
        using var reader = new TarReader(new GuardedStream(decoder, input, options.Limits, options.Tap, name), name);
        var names = new ArchiveNames(name, options.KeepsLeadingDirectory);
        long count = 0;
        while (reader.TryReadEntry(out var entry))
        {
            cancellation.ThrowIfCancellationRequested();
            CheckCount(++count, input, options.Limits, name);
            if (names.Resolve(entry) is { } path)
            {
                visit(new ArchiveEntry(reader, entry, path, entry.Kind == TarKind.HardLink ? names.ResolveTarget(entry) : null));
            }
        }

        return new ArchiveSummary(names.LeadingDirectory, CommitIdOf(reader.Comment), count);
    }

    /// <summary>Opens an archive file; it is read in large pieces only.</summary>
    internal static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (UnauthorizedAccessException)
        {
            throw new ArchiveException(Path.GetFileName(path), "is a directory, or may not be read");
        }
    }

    private static void CheckCount(long count, CompressedInput input, ArchiveLimits limits, string name)
    {
        if (count > limits.MaxEntries || count - limits.FreeEntries > input.Taken / limits.MinEntryCost)
        {
            throw new ArchiveException(
                name, $"holds more than {count - 1:N0} entries in {input.Taken:N0} bytes; it looks like a decompression bomb");
        }
    }

    private static string? CommitIdOf(byte[]? comment) =>
        comment is { Length: 40 or 64 } && Array.TrueForAll(comment, octet => char.IsAsciiHexDigitLower((char)octet))
            ? Encoding.ASCII.GetString(comment)
            : null;
}
