namespace PatchQueue.Expanding;

/// <summary>
/// Room for the bytes of many patches: large pinned arrays filled one after another, so that 28,000 small files cost a few allocations.
/// One a thread.
/// </summary>
internal sealed class PatchSlab
{
    private const int Size = 64 << 20;

    private byte[] _slab = [];
    private int _used;

    /// <summary>Room for that many bytes, which stays the caller's.</summary>
    public Memory<byte> Take(int size)
    {
        if (size > Size / 8)
        {
            return GC.AllocateUninitializedArray<byte>(size, pinned: true);
        }

        if (_used + size > _slab.Length)
        {
            _slab = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
            _used = 0;
        }

        var room = _slab.AsMemory(_used, size);
        _used += size;
        return room;
    }
}
