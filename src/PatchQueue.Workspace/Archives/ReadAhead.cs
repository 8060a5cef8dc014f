using System.Runtime.ExceptionServices;

namespace PatchQueue.Archives;

/// <summary>Reads a stream on a thread of its own, a few large blocks ahead, so that unpacking and writing files overlap.</summary>
internal sealed class ReadAhead : IDisposable
{
    private const int BlockCount = 4;

    private readonly Stream _source;
    private readonly byte[][] _blocks;
    private readonly int[] _lengths = new int[BlockCount];
    private readonly Thread _thread;
    private readonly Lock _door = new();
    private readonly SemaphoreSlim _free = new(BlockCount);
    private readonly SemaphoreSlim _filled = new(0);
    private ExceptionDispatchInfo? _failure;
    private int _next;
    private bool _hasBlock;
    private volatile bool _isStopped;

    /// <summary>Starts to read; the stream is disposed of with this object.</summary>
    public ReadAhead(Stream source, int blockSize)
    {
        _source = source;
        _blocks = [.. Enumerable.Range(0, BlockCount).Select(_ => GC.AllocateUninitializedArray<byte>(blockSize))];
        _thread = new Thread(Fill) { IsBackground = true, Name = "unpack" };
        _thread.Start();
    }

    /// <summary>Gives the next block back and takes another; it stays valid until the next call.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool TryTake(out ReadOnlyMemory<byte> block)
    {
        if (_hasBlock)
        {
            _next = (_next + 1) % BlockCount;
            _free.Release();
        }

        _filled.Wait();
        var length = _lengths[_next];
        _hasBlock = length > 0;
        block = _blocks[_next].AsMemory(0, length);
        if (!_hasBlock)
        {
            // The end stays the end, however often it is asked for.
            _filled.Release();
            _failure?.Throw();
        }

        return _hasBlock;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_door)
        {
            if (_isStopped)
            {
                return;
            }

            _isStopped = true;
        }

        _free.Release();
        _thread.Join();
        _source.Dispose();
        _free.Dispose();
        _filled.Dispose();
    }

    private void Fill()
    {
        for (var i = 0; ; i = (i + 1) % BlockCount)
        {
            _free.Wait();
            if (_isStopped)
            {
                return;
            }

            _lengths[i] = FillBlock(_blocks[i]);
            _filled.Release();
            if (_lengths[i] == 0)
            {
                return;
            }
        }
    }

    // What was read before a failure is still delivered, so that its place in the archive is known.
    private int FillBlock(Span<byte> block)
    {
        var total = 0;
        try
        {
            for (int count; _failure is null && total < block.Length && (count = _source.Read(block[total..])) > 0;)
            {
                total += count;
            }
        }
#pragma warning disable CA1031 // whatever it is, it must not end the process from a thread of ours: the caller gets it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }

        return total;
    }
}
