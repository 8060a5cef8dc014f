using System.Text;
using PatchQueue.Native;

namespace PatchQueue.Cache;

/// <summary>What the file system says of a file: while this is the same, and old enough, so is the content.</summary>
/// <param name="DeviceMajor">The device.</param>
/// <param name="DeviceMinor">The device.</param>
/// <param name="Inode">The file on it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">When the content was last changed, as far as is told.</param>
/// <param name="Changed">When anything was last changed; nobody can set that back.</param>
internal readonly record struct FileStamp(
    uint DeviceMajor, uint DeviceMinor, ulong Inode, ulong Size, FileTime Modified, FileTime Changed)
{
    /// <summary>The clock that stamps files ticks slowly: a file can change twice within one tick.</summary>
    private const int TickSeconds = 2;

    /// <summary>The stamp of a regular file; null when there is none.</summary>
    public static FileStamp? TryOf(string path) =>
        FileProbe.TryStat(Encoding.UTF8.GetBytes(path), followLinks: true) is { IsRegular: true } stat
            ? new FileStamp(stat.DeviceMajor, stat.DeviceMinor, stat.Inode, stat.Size, TimeOf(stat.Modified), TimeOf(stat.Changed))
            : null;

    /// <summary>Whether a change after that moment would show.</summary>
    /// <param name="seconds">Since 1970, UTC.</param>
    public bool IsOldAt(long seconds) => Changed.Seconds + TickSeconds <= seconds;

    private static FileTime TimeOf(StatXTime time) => new(time.Seconds, (int)time.Nanoseconds);
}
