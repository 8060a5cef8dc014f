using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>struct timespec: a moment since 1970, UTC.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TimeSpec(long Seconds, long Nanoseconds)
{
    /// <summary>As tv_nsec: leave this time as it is.</summary>
    public static readonly TimeSpec Omit = new(0, 0x3ffffffe);
}
