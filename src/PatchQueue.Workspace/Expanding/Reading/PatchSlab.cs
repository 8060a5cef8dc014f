using PatchQueue.Native;

namespace PatchQueue.Expanding;

/// <summary>
/// Room for the bytes of many patches. Each is read into the same small buffer, which stays in the processor's cache; what has to be kept
/// goes into large arrays, so that 28,000 small files cost a few allocations and as little fresh memory as can be: its first touch costs
/// more than the copy. One a thread.
/// </summary>
/// <param name="patches">About how many patches it will hold, 0 for an array a patch; memory that is never touched costs nothing.</param>
internal sealed class PatchSlab(int patches)
{
    private const int BytesPerPatch = 4 * 1024;
    private const int MinSize = 1 << 20;
    private const int MaxSize = 16 << 20;
    private const int DraftSize = 256 * 1024;

    private readonly int _size = patches == 0 ? 0 : (int)Math.Clamp((long)patches * BytesPerPatch, MinSize, MaxSize);
    private byte[] _draft = [];
    private byte[] _slab = [];
    private int _used;

    /// <summary>Room for a patch of that many bytes, good until the next call; what is in it is kept by <see cref="Keep"/>.</summary>
    public Memory<byte> Draft(int size)
    {
        if (size > DraftSize || _size == 0)
        {
            return GC.AllocateUninitializedArray<byte>(size);
        }

        _draft = _draft.Length == 0 ? GC.AllocateUninitializedArray<byte>(DraftSize) : _draft;
        return _draft.AsMemory(0, size);
    }

    /// <summary>Keeps a patch that may lie in the draft.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="from">What lies before this place is not kept.</param>
    /// <returns>As long as <paramref name="patch"/>, with the same places; before <paramref name="from"/> there is anything.</returns>
    public ReadOnlyMemory<byte> Keep(ReadOnlyMemory<byte> patch, int from)
    {
        if (!patch.Span.Overlaps(_draft))
        {
            return patch;
        }

        MakeRoom(from, patch.Length - from);
        patch.Span[from..].CopyTo(_slab.AsSpan(_used));
        var kept = _slab.AsMemory(_used - from, patch.Length);
        _used += patch.Length - from;
        return kept;
    }

    private void MakeRoom(int before, int size)
    {
        if (Math.Max(_used, before) + size > _slab.Length)
        {
            _slab = GC.AllocateUninitializedArray<byte>(Math.Max(_size, before + size) + HugePages.Size);
            // A short series does not fill one such page.
            _used = _size > HugePages.Size ? HugePages.Advise(_slab) : 0;
        }

        _used = Math.Max(_used, before);
    }
}
