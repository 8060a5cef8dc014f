using Microsoft.Win32.SafeHandles;
using PatchQueue.Archives;
using PatchQueue.Native;

namespace PatchQueue.Cache;

/// <summary>An entry that is being made. Unless it is completed, nothing is left of it.</summary>
internal sealed class BaseFill : IDisposable
{
    private readonly BaseShelf _shelf;
    private readonly string _archive;
    private readonly ArchiveKey _key;
    private readonly string _folder;
    private readonly SafeFileHandle _file;
    private readonly FillStream _tar;

    private BaseFill(BaseShelf shelf, string archive, ArchiveKey key, string folder, SafeFileHandle file, long maxBytes)
    {
        (_shelf, _archive, _key, _folder, _file) = (shelf, archive, key, folder, file);
        _tar = new FillStream(file, maxBytes);
    }

    /// <summary>Takes the uncompressed tar.</summary>
    public Stream Tar => _tar;

    /// <summary>Begins an entry.</summary>
    /// <param name="shelf">Where.</param>
    /// <param name="archive">The archive's path.</param>
    /// <param name="key">Its key.</param>
    /// <param name="maxBytes">The tar may not become longer.</param>
    /// <exception cref="IOException">The cache cannot be written, or not be locked.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static BaseFill Begin(BaseShelf shelf, string archive, ArchiveKey key, long maxBytes)
    {
        var folder = shelf.MakeUnfinished();
        var file = File.OpenHandle(
            Path.Combine(folder, BaseShelf.TarName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var fill = new BaseFill(shelf, archive, key, folder, file, maxBytes);
        if (!FileLock.TryTake(file))
        {
            fill.Dispose();
            throw new IOException($"{folder} cannot be locked");
        }

        return fill;
    }

    /// <summary>Makes it an entry.</summary>
    /// <returns>Why it did not become one; null when it did, or when another run was faster.</returns>
    /// <exception cref="OperationCanceledException">The run is to end.</exception>
    public string? Complete(CancellationToken cancellation)
    {
        _tar.Complete();
        if (_tar.Fault is { } fault)
        {
            return fault;
        }

        if (!ArchiveKeys.Holds(_archive, _key))
        {
            return "it has been changed meanwhile";
        }

        // Shared, so that it can be opened for reading, and still no other run takes it for left behind.
        if (!FileLock.TryShare(_file))
        {
            return "another run has taken it for left behind";
        }

        var name = Path.GetFileName(_archive);
        var writer = new BaseIndexWriter();
        using (var tar = new FileStream(Path.Combine(_folder, BaseShelf.TarName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0))
        {
            ArchiveSource.ReadTar(tar, name, ArchiveOptions.Default, writer.Add, cancellation);
        }

        if (!writer.IsWhole)
        {
            return "its members contradict each other";
        }

        File.WriteAllBytes(
            Path.Combine(_folder, BaseShelf.IndexName), writer.ToBytes(name, _key.Name, _tar.Written, _tar.Hashes));
        _shelf.TryFinish(_folder, _key.Name);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (Directory.Exists(_folder))
            {
                Directory.Delete(_folder, recursive: true);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next run removes it.
        }
        finally
        {
            _tar.Dispose();
            _file.Dispose();
        }
    }
}
