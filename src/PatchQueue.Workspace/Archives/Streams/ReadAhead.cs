using System.Runtime.ExceptionServices;

namespace PatchQueue.Archives;

/// <summary>Reads a stream on a thread of its own, a few large blocks ahead, so that unpacking and writing files overlap.</summary>
internal sealed class ReadAhead : IDisposable
{
    private const int BlockCount = 4;

    private readonly Stream _source;
    private readonly int _blockSize;
    private readonly byte[]?[] _blocks = new byte[]?[BlockCount];
    private readonly int[] _lengths = new int[BlockCount];
    private readonly Thread _thread;

    // A monitor and no semaphore: a semaphore spins before it sleeps, and what is waited for here takes milliseconds.
    private readonly object _door = new();
    private ExceptionDispatchInfo? _failure;
    private int _next;
    private int _filled;
    private bool _hasBlock;
    private bool _isEnded;
    private bool _isStopped;

    /// <summary>Starts to read; the stream is disposed of with this object.</summary>
    public ReadAhead(Stream source, int blockSize)
    {
        (_source, _blockSize) = (source, blockSize);
        _thread = new Thread(Fill) { IsBackground = true, Name = "unpack" };
        _thread.Start();
    }

    /// <summary>Gives the last block back and takes the next; it stays valid until the next call.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool TryTake(out ReadOnlyMemory<byte> block)
    {
        lock (_door)
        {
            if (_hasBlock)
            {
                _next = (_next + 1) % BlockCount;
                _filled--;
                Monitor.Pulse(_door);
            }

            while (_filled == 0 && !_isEnded)
            {
                Monitor.Wait(_door);
            }

            _hasBlock = _filled > 0;
            block = _hasBlock ? _blocks[_next].AsMemory(0, _lengths[_next]) : default;
        }

        if (!_hasBlock)
        {
            _failure?.Throw();
        }

        return _hasBlock;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_door)
        {
            _isStopped = true;
            Monitor.Pulse(_door);
        }

        _thread.Join();
        _source.Dispose();
    }

    private void Fill()
    {
        for (var i = 0; WaitForRoom(); i = (i + 1) % BlockCount)
        {
            _lengths[i] = FillBlock(_blocks[i] ??= GC.AllocateUninitializedArray<byte>(_blockSize));
            lock (_door)
            {
                _isEnded = _lengths[i] == 0;
                _filled += _isEnded ? 0 : 1;
                Monitor.Pulse(_door);
            }
        }
    }

    private bool WaitForRoom()
    {
        lock (_door)
        {
            while (_filled == BlockCount && !_isStopped)
            {
                Monitor.Wait(_door);
            }

            return !_isStopped && !_isEnded;
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
