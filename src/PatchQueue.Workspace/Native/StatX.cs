using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>struct statx: the same layout on every architecture, which struct stat is not.</summary>
[StructLayout(LayoutKind.Sequential, Size = 256)]
internal struct StatX
{
    /// <summary>Everything that stat(2) returns.</summary>
    public const uint BasicMask = 0x7ff;

    public uint Mask;
    public uint BlockSize;
    public ulong Attributes;
    public uint LinkCount;
    public uint Owner;
    public uint Group;
    public ushort Mode;
    private readonly ushort _spare;
    public ulong Inode;
    public ulong Size;
    public ulong Blocks;
    public ulong AttributesMask;
    public StatXTime Accessed;
    public StatXTime Created;
    public StatXTime Changed;
    public StatXTime Modified;
    public uint DeviceKindMajor;
    public uint DeviceKindMinor;
    public uint DeviceMajor;
    public uint DeviceMinor;

    public readonly bool IsRegular => (Mode & 0xf000) == 0x8000;

    public readonly bool IsDirectory => (Mode & 0xf000) == 0x4000;

    public readonly bool IsSymlink => (Mode & 0xf000) == 0xa000;

    public readonly int Permissions => Mode & 0x1ff;
}

/// <summary>struct statx_timestamp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StatXTime
{
    public long Seconds;
    public uint Nanoseconds;
    private readonly int _spare;
}
