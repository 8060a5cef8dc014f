using System.Runtime.InteropServices;
using System.Text;

namespace PatchQueue.Native;

/// <summary>
/// An open directory. Everything below it is reached a component at a time without following a link, so nothing that a patch,
/// an archive or another process plants can lead outside. Names and paths are bytes; none may hold a NUL.
/// </summary>
public sealed unsafe class DirectoryHandle : IDisposable
{
    private int _descriptor;

    private DirectoryHandle(int descriptor) => _descriptor = descriptor;

    /// <summary>The descriptor, for calls relative to it.</summary>
    internal int Descriptor => _descriptor;

    /// <summary>Opens a directory that the user named; links in the name are followed, as the user's own.</summary>
    /// <exception cref="SystemCallException">It is absent, not a directory, or not readable.</exception>
    public static DirectoryHandle Open(string path)
    {
        fixed (byte* name = CString(Encoding.UTF8.GetBytes(path)))
        {
            var descriptor = Libc.OpenAt(-100, name, Libc.OpenReadOnly | Libc.OpenDirectory | Libc.OpenCloseOnExec, 0);
            return descriptor >= 0 ? new DirectoryHandle(descriptor) : throw SystemCallException.Last($"open {path}");
        }
    }

    /// <summary>Opens the directory <paramref name="name"/> (one component) inside this one; a link is not followed.</summary>
    /// <returns>Null when there is no directory of that name: nothing, a file, or a link.</returns>
    public DirectoryHandle? TryOpenChild(ReadOnlySpan<byte> name)
    {
        fixed (byte* path = CString(name))
        {
            var descriptor = Libc.OpenAt(
                _descriptor, path, Libc.OpenReadOnly | Libc.OpenDirectory | Libc.OpenNoFollow | Libc.OpenCloseOnExec, 0);
            return descriptor >= 0 ? new DirectoryHandle(descriptor) : NoneOrThrow(name);
        }
    }

    /// <summary>Opens a directory some components below another one without following any link.</summary>
    /// <returns>Null when there is none.</returns>
    internal static DirectoryHandle? TryOpenBeneath(DirectoryHandle root, ReadOnlySpan<byte> path)
    {
        var file = FileDescriptor.OpenBeneath(root, path, Libc.OpenReadOnly | Libc.OpenDirectory | Libc.OpenNoFollow);
        return file.IsOpen ? new DirectoryHandle(file.Number) : NoneOrThrow(path);
    }

    // Whatever else keeps a directory from being opened must not pass for its absence.
    private static DirectoryHandle? NoneOrThrow(ReadOnlySpan<byte> path) => Marshal.GetLastPInvokeError() switch
    {
        Errno.NoEntry or Errno.NotDirectory or Errno.TooManyLinks or Errno.CrossDevice => null,
        var errno => throw new SystemCallException($"open the directory {PatchQueue.Text.DisplayText.Of(path)}", errno),
    };

    /// <summary>Makes the directory <paramref name="name"/> (one component) if it is absent, and opens it.</summary>
    /// <exception cref="SystemCallException">Something that is not a directory has that name, or the disk refuses.</exception>
    public DirectoryHandle OpenOrMakeChild(ReadOnlySpan<byte> name, uint mode = 0x1ff)
    {
        if (TryOpenChild(name) is { } child)
        {
            return child;
        }

        fixed (byte* path = CString(name))
        {
            if (Libc.MakeDirectoryAt(_descriptor, path, mode) != 0 && Marshal.GetLastPInvokeError() != Errno.Exists)
            {
                throw SystemCallException.Last($"make the directory {PatchQueue.Text.DisplayText.Of(name)}");
            }
        }

        return TryOpenChild(name)
            ?? throw new SystemCallException($"use {PatchQueue.Text.DisplayText.Of(name)} as a directory", Errno.NotDirectory);
    }

    /// <summary>Flushes the names in it.</summary>
    /// <exception cref="SystemCallException">The disk refuses.</exception>
    public void Flush()
    {
        if (Libc.Sync(_descriptor) != 0)
        {
            throw SystemCallException.Last("flush a directory to disk");
        }
    }

    /// <summary>Flushes everything of the file system that it lies on.</summary>
    /// <exception cref="SystemCallException">The disk refuses.</exception>
    public void SyncFileSystem()
    {
        if (Libc.SyncFileSystem(_descriptor) != 0)
        {
            throw SystemCallException.Last("flush files to disk");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var descriptor = Interlocked.Exchange(ref _descriptor, -1);
        if (descriptor >= 0)
        {
            _ = Libc.Close(descriptor);
        }
    }

    internal static byte[] CString(ReadOnlySpan<byte> text)
    {
        var copy = new byte[text.Length + 1];
        text.CopyTo(copy);
        return copy;
    }
}
