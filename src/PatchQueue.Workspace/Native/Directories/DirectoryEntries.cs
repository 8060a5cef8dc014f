using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>The names in a directory, as bytes.</summary>
internal static unsafe class DirectoryEntries
{
    // struct linux_dirent64: inode 8, offset 8, record length 2, type 1, name
    private const int LengthOffset = 16;
    private const int TypeOffset = 18;
    private const int NameOffset = 19;
    private const byte DirectoryType = 4;
    private const int Size = 32 * 1024;

    // Trees of small directories are read as often as written; clearing such a buffer costs more than a small directory does.
    [ThreadStatic]
    private static byte[]? _buffer;

    /// <summary>Reads all names but <c>.</c> and <c>..</c>; the handle must not have been read from before.</summary>
    public static List<(byte[] Name, bool IsDirectory)> Of(DirectoryHandle directory)
    {
        var entries = new List<(byte[], bool)>();
        while (AddNext(directory, entries))
        {
        }

        return entries;
    }

    /// <summary>Reads what one call gives of the names but <c>.</c> and <c>..</c>: mostly all.</summary>
    public static List<(byte[] Name, bool IsDirectory)> FirstOf(DirectoryHandle directory)
    {
        var entries = new List<(byte[], bool)>();
        _ = AddNext(directory, entries);
        return entries;
    }

    private static bool AddNext(DirectoryHandle directory, List<(byte[] Name, bool IsDirectory)> entries)
    {
        var buffer = _buffer ??= new byte[Size];
        fixed (byte* start = buffer)
        {
            var length = Libc.GetDirectoryEntries(directory.Descriptor, start, Size);
            for (var at = 0; at < length; at += BitConverter.ToUInt16(buffer, at + LengthOffset))
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(start + at + NameOffset);
                if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                {
                    entries.Add((name.ToArray(), buffer[at + TypeOffset] == DirectoryType));
                }
            }

            return length >= 0 ? length > 0 : throw SystemCallException.Last("list a directory");
        }
    }
}
