using System.Runtime.InteropServices;
using PatchQueue.Native;

namespace PatchQueue.Journal;

/// <summary>
/// A small file below <c>.pq</c>: written beside its place, flushed, then renamed, so that it is old or new and never half.
/// </summary>
internal static class StateFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="isFlushed">False for what can be found out again: after a power cut it may be lost or damaged.</param>
    public static void Write(DirectoryHandle directory, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content, bool isFlushed = true)
    {
        byte[] temporary = [.. name, .. ".tmp"u8];
        using (var file = FileDescriptor.OpenBeneath(directory, temporary, Libc.OpenWriteOnly | Libc.OpenCreate | Libc.OpenTruncate, 0x1b6))
        {
            if (!file.IsOpen)
            {
                throw SystemCallException.Last("write in .pq");
            }

            file.Write(content, name);
            if (isFlushed && Libc.Sync(file.Number) != 0)
            {
                throw SystemCallException.Last("flush a file in .pq");
            }
        }

        var errno = DirectoryCalls.Rename(directory, temporary, directory, name);
        if (errno != 0)
        {
            throw new SystemCallException("write in .pq", errno);
        }

        if (isFlushed && Libc.Sync(directory.Descriptor) != 0)
        {
            throw SystemCallException.Last("flush .pq");
        }
    }

    /// <summary>Reads a file; null when there is none.</summary>
    public static byte[]? TryRead(DirectoryHandle directory, ReadOnlySpan<byte> name)
    {
        using var file = FileDescriptor.OpenBeneath(directory, name, Libc.OpenReadOnly | Libc.OpenNoFollow);
        if (!file.IsOpen)
        {
            return Marshal.GetLastPInvokeError() == Errno.NoEntry ? null : throw SystemCallException.Last("read in .pq");
        }

        var content = GC.AllocateUninitializedArray<byte>((int)file.Stat(name).Size);
        var length = file.Read(content, name);
        return length == content.Length ? content : content[..length];
    }
}
