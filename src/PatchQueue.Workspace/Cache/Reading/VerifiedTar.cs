using PatchQueue.Archives;

namespace PatchQueue.Cache;

/// <summary>
/// The tar of an entry, each chunk checked before a byte of it is given. Where one does not hold, the archive itself is decompressed
/// up to that place and the rest read from there, so that the reader never gets a wrong byte and need not know.
/// </summary>
/// <param name="tar">The entry; it stays the caller's.</param>
/// <param name="openArchive">Opens the same bytes, decompressed.</param>
internal sealed class VerifiedTar(CachedBase tar, Func<Stream> openArchive) : ReadOnlyStream
{
    private readonly byte[] _chunk = GC.AllocateUninitializedArray<byte>(IndexLayout.ChunkSize);
    private Stream? _archive;
    private int _next;
    private int _at;
    private int _end;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_archive is null && _at == _end && _next < tar.Index.ChunkCount)
        {
            Advance();
        }

        if (_archive is not null)
        {
            return _archive.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _end - _at);
        _chunk.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _archive?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Advance()
    {
        if (tar.TryReadChunk(_next, _chunk, out _end))
        {
            _at = 0;
            _next++;
            return;
        }

        _archive = openArchive();
        for (var rest = (long)_next * IndexLayout.ChunkSize; rest > 0;)
        {
            var count = _archive.Read(_chunk.AsSpan(0, (int)Math.Min(rest, _chunk.Length)));
            rest -= count > 0 ? count : throw new CacheDamagedException(tar.Index.ArchiveName);
        }
    }
}
