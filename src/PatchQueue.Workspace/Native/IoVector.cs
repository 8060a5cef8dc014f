using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>struct iovec: a range of memory to write.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe record struct IoVector(byte* Start, nint Length);
