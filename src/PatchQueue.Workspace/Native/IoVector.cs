using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>struct iovec: a range of memory to write.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct IoVector(byte* start, nint length)
{
    public readonly byte* Start = start;
    public readonly nint Length = length;
}
