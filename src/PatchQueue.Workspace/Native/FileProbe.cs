using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>
/// Looks at a file before it is read, and reads only a regular one: File.OpenRead would wait for ever on a FIFO and never end on /dev/zero.
/// Paths are bytes, so a name that is not UTF-8 can be opened too.
/// </summary>
internal static unsafe class FileProbe
{
    private const int AtWorkingDirectory = -100;

    /// <summary>What lies at <paramref name="path"/>; null when nothing does or it cannot be reached.</summary>
    public static StatX? TryStat(ReadOnlySpan<byte> path, bool followLinks)
    {
        StatX result;
        fixed (byte* name = DirectoryHandle.CString(path))
        {
            var flags = followLinks ? 0 : Libc.AtSymlinkNoFollow;
            return Libc.StatX(AtWorkingDirectory, name, flags, StatX.BasicMask, &result) == 0 ? result : null;
        }
    }

    /// <summary>Reads a whole regular file.</summary>
    /// <exception cref="SystemCallException">It is absent, not a regular file, longer than <paramref name="maxLength"/>, or not
    /// readable.</exception>
    public static byte[] ReadAll(ReadOnlySpan<byte> path, int maxLength)
    {
        var action = $"read {PatchQueue.Text.DisplayText.Of(path)}";
        var descriptor = Open(path, action);
        try
        {
            return Read(descriptor, maxLength, action);
        }
        finally
        {
            _ = Libc.Close(descriptor);
        }
    }

    private static int Open(ReadOnlySpan<byte> path, string action)
    {
        fixed (byte* name = DirectoryHandle.CString(path))
        {
            // Not blocking: a FIFO is opened at once, and then refused for what it is.
            var flags = Libc.OpenReadOnly | Libc.OpenNonBlocking | Libc.OpenCloseOnExec;
            var descriptor = Libc.OpenAt(AtWorkingDirectory, name, flags, 0);
            return descriptor >= 0 ? descriptor : throw SystemCallException.Last(action);
        }
    }

    private static byte[] Read(int descriptor, int maxLength, string action)
    {
        StatX stat;
        byte none = 0;
        if (Libc.StatX(descriptor, &none, Libc.AtEmptyPath, StatX.BasicMask, &stat) != 0)
        {
            throw SystemCallException.Last(action);
        }

        if (!stat.IsRegular || stat.Size > (ulong)maxLength)
        {
            throw new SystemCallException(action, stat.IsRegular ? Errno.TooBig : Errno.Invalid);
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)stat.Size);
        var length = Fill(descriptor, bytes, action);
        return length == bytes.Length ? bytes : bytes[..length];
    }

    private static int Fill(int descriptor, byte[] bytes, string action)
    {
        var length = 0;
        fixed (byte* buffer = bytes)
        {
            while (length < bytes.Length)
            {
                var count = (int)Libc.Read(descriptor, buffer + length, bytes.Length - length);
                if (count == 0)
                {
                    break;
                }

                if (count < 0 && Marshal.GetLastPInvokeError() != Errno.Interrupted)
                {
                    throw SystemCallException.Last(action);
                }

                length += Math.Max(count, 0);
            }
        }

        return length;
    }
}
