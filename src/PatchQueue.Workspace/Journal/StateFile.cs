using System.Runtime.InteropServices;
using PatchQueue.Native;

namespace PatchQueue.Journal;

/// <summary>
/// A small file below <c>.pq</c>: written beside its place, flushed, then renamed, so that it is old or new and never half.
/// </summary>
internal static unsafe class StateFile
{
    /// <summary>Writes a file.</summary>
    public static void Write(DirectoryHandle directory, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        byte[] temporary = [.. name, .. ".tmp"u8];
        using (var file = FileDescriptor.OpenBeneath(directory, temporary, Libc.OpenWriteOnly | Libc.OpenCreate | Libc.OpenTruncate, 0x1b6))
        {
            if (!file.IsOpen)
            {
                throw SystemCallException.Last("write in .pq");
            }

            file.Write(content, name);
            if (Libc.Sync(file.Number) != 0)
            {
                throw SystemCallException.Last("flush a file in .pq");
            }
        }

        fixed (byte* from = DirectoryHandle.CString(temporary), to = DirectoryHandle.CString(name))
        {
            if (Libc.RenameAt(directory.Descriptor, from, directory.Descriptor, to, 0) != 0 || Libc.Sync(directory.Descriptor) != 0)
            {
                throw SystemCallException.Last("write in .pq");
            }
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

        var content = new byte[file.Stat(name).Size];
        return content.AsSpan(0, file.Read(content, name)).ToArray();
    }
}
