using PatchQueue.Native;

namespace PatchQueue.Tests.Native;

/// <summary>Memory handed out after <see cref="HugePages.PrepareHeap"/> is as it ever is: empty, and kept over collections.</summary>
public sealed class HugePagesTests
{
    private const int Arrays = 2_000;

    [Test]
    public void Prepared_memory_is_empty_and_kept()
    {
        HugePages.PrepareHeap(64 << 20);
        var arrays = Enumerable.Range(0, Arrays).Select(place => new byte[SizeOf(place)]).ToList();
        Assert.That(arrays.All(array => !array.AsSpan().ContainsAnyExcept((byte)0)), Is.True);
        for (var place = 0; place < Arrays; place++)
        {
            arrays[place].AsSpan().Fill((byte)place);
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        Assert.That(
            arrays.Select((array, place) => array.Length == SizeOf(place) && !array.AsSpan().ContainsAnyExcept((byte)place)), Has.All.True);
    }

    // Small ones, and those that the collector keeps apart.
    private static int SizeOf(int place) => place % 50 == 0 ? 200_000 : 16_000;
}
