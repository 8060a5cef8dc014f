using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;
using PatchQueue.Archives;

namespace PatchQueue.Cache;

/// <summary>
/// Takes a tar that streams by into a file, and the hashes of its chunks. The disk may refuse: then no more is written, and the stream
/// that passes by is not disturbed.
/// </summary>
/// <param name="file">The file; stays the caller's.</param>
/// <param name="maxBytes">It may not become longer.</param>
internal sealed class FillStream(SafeFileHandle file, long maxBytes) : WriteOnlyStream
{
    private readonly byte[] _chunk = GC.AllocateUninitializedArray<byte>(IndexLayout.ChunkSize);
    private readonly List<UInt128> _hashes = [];
    private int _used;

    /// <summary>Why not all has been written; null when it has.</summary>
    public string? Fault { get; private set; }

    /// <summary>Bytes in the file.</summary>
    public long Written { get; private set; }

    /// <summary>A hash a chunk.</summary>
    public IReadOnlyList<UInt128> Hashes => _hashes;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty && Fault is null)
        {
            var piece = buffer[..Math.Min(buffer.Length, _chunk.Length - _used)];
            piece.CopyTo(_chunk.AsSpan(_used));
            _used += piece.Length;
            buffer = buffer[piece.Length..];
            if (_used == _chunk.Length)
            {
                WriteChunk();
            }
        }
    }

    /// <summary>Writes what is left.</summary>
    public void Complete()
    {
        if (_used > 0 && Fault is null)
        {
            WriteChunk();
        }
    }

    private void WriteChunk()
    {
        if (Written + _used > maxBytes)
        {
            GiveUp($"it unpacks to more than {maxBytes:N0} bytes");
            return;
        }

        var chunk = _chunk.AsSpan(0, _used);
        try
        {
            RandomAccess.Write(file, chunk, Written);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            GiveUp(fault.Message);
            return;
        }

        _hashes.Add(XxHash128.HashToUInt128(chunk));
        Written += _used;
        _used = 0;
    }

    // The rest of the archive may take a while; others need the room now.
    private void GiveUp(string fault)
    {
        Fault = fault;
        try
        {
            RandomAccess.SetLength(file, 0);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            // It goes when the run ends.
        }
    }
}
