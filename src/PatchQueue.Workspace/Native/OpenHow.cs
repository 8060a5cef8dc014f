using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>struct open_how of openat2(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct OpenHow(ulong Flags, ulong Mode, ulong Resolve)
{
    /// <summary>RESOLVE_NO_MAGICLINKS, RESOLVE_NO_SYMLINKS and RESOLVE_BENEATH: no component is followed anywhere else.</summary>
    public const ulong StayBeneath = 0x02 | 0x04 | 0x08;

    /// <summary>RESOLVE_NO_MAGICLINKS and RESOLVE_BENEATH: links are followed as long as they stay below.</summary>
    public const ulong LinksBeneath = 0x02 | 0x08;
}
