namespace PatchQueue.Native;

/// <summary>
/// Asks the kernel for pages of 2 MiB where memory is about to be touched for the first time: each fault costs 2 to 5 microseconds, and
/// 120 MB are 30,000 pages of 4 KiB. Only advice: where it is not taken nothing changes.
/// </summary>
internal static unsafe class HugePages
{
    /// <summary>Size of such a page, and what it is aligned to.</summary>
    public const int Size = 2 << 20;

    private const int AdviseHugePages = 14;
    private const int AdviseDump = 17;
    private const int Collapse = 25;
    private const int ReadAndWrite = 3;
    private const int LargeObject = 100_000;

    /// <summary>Advises for all pages that lie wholly in an array of the large object heap, where nothing is moved.</summary>
    /// <returns>Where the first of them begins in it; 0 when there is none.</returns>
    public static int Advise(byte[] array)
    {
        fixed (byte* bytes = array)
        {
            var first = ((nuint)bytes + Size - 1) & ~(nuint)(Size - 1);
            var end = ((nuint)bytes + (nuint)array.Length) & ~(nuint)(Size - 1);
            if (first >= end)
            {
                return 0;
            }

            _ = Libc.Advise((byte*)first, (nint)(end - first), AdviseHugePages);
            return (int)(first - (nuint)bytes);
        }
    }

    /// <summary>
    /// Makes what the collector will hand out next memory in large pages. It takes its memory from one range of addresses, 64 KiB at a
    /// time, and each piece so taken is too small for such a page; taken whole beforehand it is not. That the collector takes the pieces
    /// again changes nothing.
    /// </summary>
    /// <param name="size">Bytes beyond what is in use.</param>
    public static void PrepareHeap(nint size)
    {
        // Three of the collector's heaps: the range holds them all, and what lies between them.
        ReadOnlySpan<nint> places =
        [
            PageOf(new byte[1]),
            PageOf(GC.AllocateUninitializedArray<byte>(LargeObject)),
            PageOf(GC.AllocateUninitializedArray<byte>(1, pinned: true)),
        ];
        var (first, end) = (places[0], places[0]);
        foreach (var place in places)
        {
            (first, end) = (nint.Min(first, place), nint.Max(end, place));
        }

        Prepare(first, end - first + size);
        // In these two pages of 4 KiB are in use already.
        _ = Libc.Advise((byte*)places[0], Size, Collapse);
        _ = Libc.Advise((byte*)places[1], Size, Collapse);
    }

    private static void Prepare(nint first, nint size)
    {
        if (Libc.Protect((byte*)first, size, ReadAndWrite) == 0)
        {
            // As the collector has it: neighbours of which only one goes into a core dump are never one page.
            _ = Libc.Advise((byte*)first, size, AdviseDump);
            _ = Libc.Advise((byte*)first, size, AdviseHugePages);
        }
    }

    private static nint PageOf(byte[] array)
    {
        fixed (byte* bytes = array)
        {
            return (nint)bytes & ~(nint)(Size - 1);
        }
    }
}
