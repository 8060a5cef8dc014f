using PatchQueue.Native;

namespace PatchQueue.Expanding;

/// <summary>
/// Room for the bytes of many patches: large arrays filled one after another, so that 28,000 small files cost a few allocations.
/// One a thread.
/// </summary>
/// <param name="patches">About how many patches it will hold, 0 for an array a patch; memory that is never touched costs nothing.</param>
internal sealed class PatchSlab(int patches)
{
    private const int BytesPerPatch = 8 * 1024;
    private const int MinSize = 1 << 20;
    private const int MaxSize = 32 << 20;

    private readonly int _size = patches == 0 ? 0 : (int)Math.Clamp((long)patches * BytesPerPatch, MinSize, MaxSize);
    private byte[] _slab = [];
    private int _used;
    private int _last;

    /// <summary>Room for that many bytes, which stays the caller's.</summary>
    public Memory<byte> Take(int size)
    {
        if (size > _size / 4)
        {
            _last = 0;
            return GC.AllocateUninitializedArray<byte>(size);
        }

        if (_used + size > _slab.Length)
        {
            _slab = GC.AllocateUninitializedArray<byte>(_size);
            HugePages.Advise(_slab);
            _used = 0;
        }

        _last = size;
        var room = _slab.AsMemory(_used, size);
        _used += size;
        return room;
    }

    /// <summary>Takes back the room that was taken last.</summary>
    public void GiveBack() => (_used, _last) = (_used - _last, 0);
}
