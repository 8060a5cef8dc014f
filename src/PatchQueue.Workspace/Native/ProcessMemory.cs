namespace PatchQueue.Native;

/// <summary>What memory the process has used.</summary>
public static unsafe class ProcessMemory
{
    // struct rusage: two times of two longs each, then ru_maxrss in KiB
    private const int Longs = 18;
    private const int MaxResident = 4;

    /// <summary>The most bytes that were resident at any moment so far; 0 where the system does not say.</summary>
    public static long Peak
    {
        get
        {
            var usage = stackalloc long[Longs];
            return Libc.ResourceUsage(0, usage) == 0 ? usage[MaxResident] * 1024 : 0;
        }
    }
}
