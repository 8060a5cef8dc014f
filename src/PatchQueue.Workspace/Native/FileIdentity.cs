using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>
/// What stat(2) says of a file that tells whether it is still the one that was seen: a file whose identity is the same, and whose last
/// change is old enough, has the bytes it had. 56 bytes without a gap, so that tables of them are written as they lie in memory.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct FileIdentity
{
    // Coarser clocks than this tick in whole seconds and are told by that.
    private const long TickNanoseconds = 20_000_000;
    private const long SecondNanoseconds = 1_000_000_000;

    private readonly ulong _device;
    private readonly ulong _inode;
    private readonly long _modifiedSeconds;
    private readonly long _changedSeconds;
    private readonly uint _modifiedNanoseconds;
    private readonly uint _changedNanoseconds;
    private readonly uint _mode;
    private readonly uint _spare;

    internal FileIdentity(in StatX stat)
    {
        _device = ((ulong)stat.DeviceMajor << 32) | stat.DeviceMinor;
        (_inode, Size, _mode) = (stat.Inode, (long)stat.Size, stat.Mode);
        (_modifiedSeconds, _modifiedNanoseconds) = (stat.Modified.Seconds, stat.Modified.Nanoseconds);
        (_changedSeconds, _changedNanoseconds) = (stat.Changed.Seconds, stat.Changed.Nanoseconds);
    }

    /// <summary>Length in bytes.</summary>
    public long Size { get; }

    /// <summary>The inode's number.</summary>
    public ulong Inode => _inode;

    /// <summary>Type and permission bits, as stat(2) has them.</summary>
    public int Mode => (int)_mode;

    /// <summary>Whether nothing has been noted.</summary>
    public bool IsEmpty => _inode == 0;

    /// <summary>
    /// Whether a change after <paramref name="moment"/>, a file of the same file system written then, would show in the times: this file's
    /// last change is older than a tick of the clock; by two seconds where the file system counts in seconds.
    /// </summary>
    public bool IsSettledAt(in FileIdentity moment)
    {
        var age = ((moment._changedSeconds - _changedSeconds) * SecondNanoseconds) + moment._changedNanoseconds - _changedNanoseconds;
        return age > (_changedNanoseconds == 0 ? 2 * SecondNanoseconds : TickNanoseconds);
    }
}
