using System.Runtime.InteropServices;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>A directory as a source. Nothing is followed: a link is a file of its own, and what lies beyond one is out of reach.</summary>
public sealed class DirectorySource(DirectoryHandle root) : ISourceTree
{
    /// <inheritdoc/>
    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        permissions = 0;
        using var file = FileDescriptor.OpenBeneath(root, path.Bytes, Libc.OpenReadOnly | Libc.OpenNoFollow | Libc.OpenNonBlocking);
        if (!file.IsOpen)
        {
            return Explain(path, text, Marshal.GetLastPInvokeError());
        }

        var stat = file.Stat(path.Bytes);
        permissions = stat.Permissions;
        if (!stat.IsRegular)
        {
            return stat.IsDirectory ? SourceState.Directory : SourceState.Special;
        }

        if (stat.Size > (ulong)Array.MaxLength)
        {
            throw new SystemCallException($"patch {path}, which is larger than 2 GiB", 27);
        }

        var room = text.Reserve((int)stat.Size);
        text.Take(file.Read(room.Span[..(int)stat.Size], path.Bytes));
        return SourceState.Regular;
    }

    private SourceState Explain(TreePath path, FileText text, int errno) => errno switch
    {
        Errno.NoEntry => SourceState.Absent,
        Errno.NotDirectory or Errno.CrossDevice => SourceState.Blocked,
        Errno.TooManyLinks => ReadLink(path, text),
        Errno.NoDevice => SourceState.Special,
        _ => throw new SystemCallException($"read {path}", errno),
    };

    private SourceState ReadLink(TreePath path, FileText text)
    {
        using var link = FileDescriptor.OpenBeneath(root, path.Bytes, Libc.OpenPath | Libc.OpenNoFollow);
        if (!link.IsOpen)
        {
            return SourceState.Blocked;
        }

        text.Set(DirectoryCalls.TryReadLink(link) ?? throw SystemCallException.Last($"read the link {path}"));
        return SourceState.Symlink;
    }
}
