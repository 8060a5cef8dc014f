using System.Runtime.InteropServices;
using PatchQueue.Native;

namespace PatchQueue.Trees;

/// <summary>Removes a directory with all that is in it, without following a link.</summary>
internal static class DirectoryRemoval
{
    /// <summary>Removes <paramref name="name"/> (one component) in <paramref name="parent"/>; nothing happens when it is absent.</summary>
    public static void Remove(DirectoryHandle parent, ReadOnlySpan<byte> name)
    {
        using (var directory = parent.TryOpenChild(name))
        {
            if (directory is null)
            {
                return;
            }

            foreach (var (entry, isDirectory) in DirectoryEntries.Of(directory))
            {
                if (isDirectory)
                {
                    Remove(directory, entry);
                    continue;
                }

                Unlink(directory, entry, 0);
            }
        }

        Unlink(parent, name, Libc.AtRemoveDirectory);
    }

    private static unsafe void Unlink(DirectoryHandle directory, ReadOnlySpan<byte> name, int flags)
    {
        fixed (byte* path = DirectoryHandle.CString(name))
        {
            if (Libc.UnlinkAt(directory.Descriptor, path, flags) != 0 && Marshal.GetLastPInvokeError() != Errno.NoEntry)
            {
                throw SystemCallException.Last($"remove {PatchQueue.Text.DisplayText.Of(name)}");
            }
        }
    }
}
