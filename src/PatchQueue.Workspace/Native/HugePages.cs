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

    /// <summary>Where the collector hands out memory at the moment: what it will hand out later lies behind it.</summary>
    public static nint HeapNow()
    {
        fixed (byte* latest = new byte[1])
        {
            return (nint)latest & ~(nint)(Size - 1);
        }
    }

    /// <summary>Advises for memory that the collector has not handed out yet.</summary>
    /// <param name="from">What <see cref="HeapNow"/> said before a collection, which may begin anew there.</param>
    /// <param name="size">Bytes.</param>
    public static void AdviseHeap(nint from, nint size) => _ = Libc.Advise((byte*)from, size, AdviseHugePages);
}
