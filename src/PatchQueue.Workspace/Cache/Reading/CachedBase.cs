using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;
using PatchQueue.Native;

namespace PatchQueue.Cache;

/// <summary>
/// An entry that is open: it stays whole until it is closed, even when it is removed meanwhile. Safe to read from several threads.
/// </summary>
internal sealed class CachedBase : IDisposable
{
    private readonly BaseShelf _shelf;
    private readonly string _key;
    private readonly SafeFileHandle _tar;

    private CachedBase(BaseShelf shelf, string key, SafeFileHandle tar, BaseIndex index) =>
        (_shelf, _key, _tar, Index) = (shelf, key, tar, index);

    /// <summary>What is in it.</summary>
    public BaseIndex Index { get; }

    /// <summary>The key that it lies under.</summary>
    public string Key => _key;

    /// <summary>Opens an entry.</summary>
    /// <returns>Null and why, where it is damaged, another version's, or gone.</returns>
    public static (IndexState State, CachedBase? Base) Look(BaseShelf shelf, string key)
    {
        var folder = shelf.PathOf(key);
        SafeFileHandle? tar = null;
        try
        {
            tar = File.OpenHandle(
                Path.Combine(folder, BaseShelf.TarName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            FileLock.TryShare(tar);
            var state = BaseIndex.TryOpen(File.ReadAllBytes(Path.Combine(folder, BaseShelf.IndexName)), key, out var index);
            if (state == IndexState.Good && RandomAccess.GetLength(tar) == index!.TarLength)
            {
                return (state, new CachedBase(shelf, key, tar, index));
            }

            tar.Dispose();
            return (state == IndexState.Foreign ? state : IndexState.Damaged, null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            tar?.Dispose();
            return (fault is FileNotFoundException ? IndexState.Damaged : IndexState.Foreign, null);
        }
    }

    /// <summary>Notes that it is used, as far as the cache may be written.</summary>
    /// <param name="now">The time.</param>
    public void Touch(DateTimeOffset now)
    {
        try
        {
            File.SetLastWriteTimeUtc(Path.Combine(_shelf.PathOf(_key), BaseShelf.IndexName), now.UtcDateTime);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Then it may be removed earlier than others.
        }
    }

    /// <summary>Reads a file's content.</summary>
    /// <param name="file">The member.</param>
    /// <param name="buffer">Of the content's length.</param>
    /// <exception cref="CacheDamagedException">It is not what was put there; the entry is removed.</exception>
    public void Read(BaseMember file, Span<byte> buffer)
    {
        if (Fill(buffer, file.Offset) != buffer.Length || XxHash128.HashToUInt128(buffer) != file.Hash)
        {
            Discard();
            throw new CacheDamagedException(Index.ArchiveName);
        }
    }

    /// <summary>Reads a chunk of the tar.</summary>
    /// <param name="chunk">Its number, from 0.</param>
    /// <param name="buffer">Of <see cref="IndexLayout.ChunkSize"/> bytes.</param>
    /// <param name="count">Bytes read.</param>
    /// <returns>False when it is damaged; the entry is removed.</returns>
    public bool TryReadChunk(int chunk, Span<byte> buffer, out int count)
    {
        count = Fill(buffer, (long)chunk * IndexLayout.ChunkSize);
        if (Index.Holds(chunk, buffer[..count]))
        {
            return true;
        }

        Discard();
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _tar.Dispose();

    private int Fill(Span<byte> buffer, long offset)
    {
        var total = 0;
        for (int count; total < buffer.Length && (count = RandomAccess.Read(_tar, buffer[total..], offset + total)) > 0;)
        {
            total += count;
        }

        return total;
    }

    private void Discard()
    {
        try
        {
            _shelf.Discard(_key);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Where it may not be removed it stays, and is found out again.
        }
    }
}
