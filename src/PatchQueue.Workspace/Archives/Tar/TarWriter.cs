using PatchQueue.Text;

namespace PatchQueue.Archives;

/// <summary>
/// Writes a tar whose bytes depend on nothing but what is put in: ustar, an extended header only for a name that ustar cannot hold, owner
/// 0,
/// one time for all, permissions 644 or 755. The caller chooses the order.
/// </summary>
/// <param name="output">Where to; stays the caller's.</param>
/// <param name="leadingDirectory">The directory that everything lies in, such as <c>linux-6.12</c>; null for none.</param>
/// <param name="modifiedSeconds">The time of every entry, in seconds since 1970.</param>
public sealed class TarWriter(Stream output, string? leadingDirectory, long modifiedSeconds)
{
    // tar's usual record: 20 blocks
    private const int RecordSize = 20 * TarHeader.Size;

    private readonly byte[] _prefix = leadingDirectory is null ? [] : [.. TreePath.Parse(leadingDirectory).Bytes, (byte)'/'];
    private readonly TarHeaderWriter _headers = new(output, modifiedSeconds);
    private long _rest;
    private int _padding;

    /// <summary>Writes a regular file.</summary>
    /// <param name="path">Its path below the leading directory.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="permissions">Only whether the owner may execute it counts.</param>
    public void WriteFile(TreePath path, ReadOnlySpan<byte> content, int permissions)
    {
        BeginFile(path, content.Length, permissions);
        WriteContent(content);
    }

    /// <summary>Begins a regular file, whose content follows in pieces.</summary>
    /// <param name="path">Its path below the leading directory.</param>
    /// <param name="size">Bytes that will come.</param>
    /// <param name="permissions">Only whether the owner may execute it counts.</param>
    public void BeginFile(TreePath path, long size, int permissions)
    {
        var isExecutable = (permissions & 0x40) != 0;
        Write(path, (byte)'0', isExecutable ? SourceFile.ExecutablePermissions : SourceFile.PlainPermissions, size, []);
        _rest = size;
        _padding = (int)(-size & (TarHeader.Size - 1));
    }

    /// <summary>Writes the next piece of the file that was begun.</summary>
    /// <exception cref="InvalidOperationException">More comes than was said.</exception>
    public void WriteContent(ReadOnlySpan<byte> piece)
    {
        _rest -= piece.Length;
        if (_rest < 0)
        {
            throw new InvalidOperationException("a file in a tar got more bytes than its header says");
        }

        output.Write(piece);
    }

    /// <summary>Writes a symbolic link.</summary>
    /// <param name="path">Its path below the leading directory.</param>
    /// <param name="target">Its target's bytes.</param>
    public void WriteSymlink(TreePath path, ReadOnlySpan<byte> target) => Write(path, (byte)'2', 0x1ff, 0, target);

    /// <summary>Writes a directory; only an empty one needs an entry.</summary>
    /// <param name="path">Its path below the leading directory; null is the leading directory itself.</param>
    public void WriteDirectory(TreePath? path) => Write(path, (byte)'5', SourceFile.ExecutablePermissions, 0, []);

    /// <summary>Writes the end mark; the output is not closed.</summary>
    public void Complete()
    {
        EndFile();
        var written = _headers.Written + (2 * TarHeader.Size);
        output.Write(new byte[(2 * TarHeader.Size) + (int)(-written % RecordSize + RecordSize) % RecordSize]);
    }

    private void Write(TreePath? path, byte type, int permissions, long size, ReadOnlySpan<byte> target)
    {
        EndFile();
        byte[] name = [.. _prefix, .. path is null ? [] : path.Bytes];
        name = type == '5' && name is not [.., (byte)'/'] ? [.. name, (byte)'/'] : name;
        _headers.Write(name, type, permissions, size, target);
    }

    private void EndFile()
    {
        if (_rest != 0)
        {
            throw new InvalidOperationException("a file in a tar got fewer bytes than its header says");
        }

        output.Write(new byte[_padding]);
        _padding = 0;
    }
}
