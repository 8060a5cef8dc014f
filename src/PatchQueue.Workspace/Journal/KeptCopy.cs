using PatchQueue.Native;

namespace PatchQueue.Journal;

/// <summary>Makes a kept file of the mainline an inode of its own.</summary>
internal static class KeptCopy
{
    /// <summary>Replaces a name in a folder by a copy of its file.</summary>
    public static void Make(DirectoryHandle folder, ReadOnlySpan<byte> name, in StatX stat)
    {
        byte[] fresh = [.. name, .. ".copy"u8];
        _ = DirectoryCalls.Unlink(folder, fresh);
        using (var source = FileDescriptor.OpenBeneath(folder, name, Libc.OpenReadOnly | Libc.OpenNoFollow))
        using (var copy = FileDescriptor.CreateIn(folder, fresh, stat.Permissions))
        {
            if (!source.IsOpen || !copy.IsOpen || Libc.ChangeMode(copy.Number, (uint)stat.Permissions) != 0)
            {
                throw SystemCallException.Last("copy a file that has several names");
            }

            var buffer = new byte[64 * 1024];
            for (int count; (count = source.Read(buffer, name)) > 0;)
            {
                copy.Write(buffer.AsSpan(0, count), name);
            }

            copy.SetModified(new FileTime(stat.Modified.Seconds, (int)stat.Modified.Nanoseconds), name);
        }

        var errno = DirectoryCalls.Rename(folder, fresh, folder, name);
        if (errno != 0)
        {
            throw new SystemCallException("copy a file that has several names", errno);
        }
    }
}
