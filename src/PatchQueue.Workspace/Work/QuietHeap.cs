using PatchQueue.Native;

namespace PatchQueue.Work;

/// <summary>
/// Keeps the garbage collector from running while a large series is in hand: nearly all that is allocated then is in use to the end, so
/// that collections took a tenth of the run and freed next to nothing. More than was foreseen is collected as ever.
/// </summary>
public static class QuietHeap
{
    private const long BytesPerPatch = 10 * 1024;
    private const long LargeBytesPerPatch = 6 * 1024;
    private const int WorthwhilePatches = 2_000;
    private const long MaxBytes = 1L << 30;

    /// <summary>Begins, for a series of that many patches; a short one needs none of it.</summary>
    public static void Begin(int patches)
    {
        var bytes = patches * BytesPerPatch;
        if (patches >= WorthwhilePatches && bytes <= Math.Min(MaxBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8)
            && System.Runtime.GCSettings.LatencyMode != System.Runtime.GCLatencyMode.NoGCRegion)
        {
            HugePages.PrepareHeap((nint)bytes);
            _ = GC.TryStartNoGCRegion(bytes, patches * LargeBytesPerPatch);
        }
    }
}
