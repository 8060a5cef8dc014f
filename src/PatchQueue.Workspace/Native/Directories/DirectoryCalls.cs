using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>
/// What is done to a name in an open directory; of several components only where pq itself has made the directories on the way, or only
/// looks. Each returns 0, or an error number.
/// </summary>
[SkipLocalsInit]
internal static unsafe class DirectoryCalls
{
    /// <summary>Makes a directory, its permissions cut by the umask.</summary>
    public static int MakeDirectory(DirectoryHandle directory, ReadOnlySpan<byte> name, int permissions)
    {
        fixed (byte* path = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(name))
        {
            return Outcome(Libc.MakeDirectoryAt(directory.Descriptor, path, (uint)permissions));
        }
    }

    /// <summary>Makes an empty file, its permissions cut by the umask: one call, where creating and closing one are two.</summary>
    public static int MakeEmptyFile(DirectoryHandle directory, ReadOnlySpan<byte> name, int permissions)
    {
        fixed (byte* path = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(name))
        {
            return Outcome(Libc.MakeNodeAt(directory.Descriptor, path, Libc.RegularFile | (uint)permissions, 0));
        }
    }

    /// <summary>Makes a symbolic link.</summary>
    public static int MakeSymlink(DirectoryHandle directory, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target)
    {
        fixed (byte* path = DirectoryHandle.CString(name), to = DirectoryHandle.CString(target))
        {
            return Outcome(Libc.SymlinkAt(to, directory.Descriptor, path));
        }
    }

    /// <summary>Removes anything but a directory.</summary>
    public static int Unlink(DirectoryHandle directory, ReadOnlySpan<byte> name)
    {
        fixed (byte* path = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(name))
        {
            return Outcome(Libc.UnlinkAt(directory.Descriptor, path, 0));
        }
    }

    /// <summary>Removes an empty directory.</summary>
    public static int RemoveDirectory(DirectoryHandle directory, ReadOnlySpan<byte> name)
    {
        fixed (byte* path = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(name))
        {
            return Outcome(Libc.UnlinkAt(directory.Descriptor, path, Libc.AtRemoveDirectory));
        }
    }

    /// <summary>Gives what has one name another one, perhaps in another directory of the file system.</summary>
    /// <param name="from">The directory it is in.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="to">The directory it goes to.</param>
    /// <param name="newName">Its name there.</param>
    /// <param name="flags">0 to replace what has that name, or one of the flags of renameat2(2).</param>
    public static int Rename(
        DirectoryHandle from, ReadOnlySpan<byte> name, DirectoryHandle to, ReadOnlySpan<byte> newName, uint flags = 0)
    {
        fixed (byte* old = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(name))
        fixed (byte* fresh = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(newName))
        {
            return Outcome(Libc.RenameAt(from.Descriptor, old, to.Descriptor, fresh, flags));
        }
    }

    /// <summary>Looks at what has that name, a link itself included.</summary>
    public static int Stat(DirectoryHandle directory, ReadOnlySpan<byte> name, out StatX stat)
    {
        StatX result;
        fixed (byte* path = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(name))
        {
            var outcome = Outcome(Libc.StatX(directory.Descriptor, path, Libc.AtSymlinkNoFollow, StatX.BasicMask, &result));
            stat = result;
            return outcome;
        }
    }

    /// <summary>Sets the time of a link itself, or of a file.</summary>
    public static int SetModified(DirectoryHandle directory, ReadOnlySpan<byte> name, FileTime time)
    {
        var times = stackalloc TimeSpec[] { TimeSpec.Omit, new TimeSpec(time.Seconds, time.Nanoseconds) };
        fixed (byte* path = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(name))
        {
            return Outcome(Libc.SetTimesAt(directory.Descriptor, path, times, Libc.AtSymlinkNoFollow));
        }
    }

    /// <summary>Device and inode of what has that name, a link itself included; null when nothing has.</summary>
    public static (uint Major, uint Minor, ulong Inode)? TryIdentify(DirectoryHandle directory, ReadOnlySpan<byte> name)
    {
        StatX stat;
        fixed (byte* path = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(name))
        {
            return Libc.StatX(directory.Descriptor, path, Libc.AtSymlinkNoFollow, StatX.BasicMask, &stat) == 0
                ? (stat.DeviceMajor, stat.DeviceMinor, stat.Inode)
                : null;
        }
    }

    /// <summary>The target of an open link; null when it is none.</summary>
    public static byte[]? TryReadLink(FileDescriptor link)
    {
        var target = new byte[PathBuffer.Size];
        byte empty = 0;
        fixed (byte* start = target)
        {
            var length = Libc.ReadLinkAt(link.Number, &empty, start, target.Length);
            return length >= 0 ? target[..(int)length] : null;
        }
    }

    private static int Outcome(int result) => result == 0 ? 0 : Marshal.GetLastPInvokeError();
}
