using System.Runtime.InteropServices;
using System.Text;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>
/// A tree on its way: <c>.NAME.pq-unfinished</c> beside the directory it becomes. Locked, so that two runs do not share it.
/// </summary>
internal sealed class UnfinishedTree : IDisposable
{
    private readonly DirectoryHandle _parent;
    private readonly byte[] _name;
    private readonly byte[] _finalName;
    private readonly StateDirectory _state;

    private UnfinishedTree(DirectoryHandle parent, byte[] name, byte[] finalName)
    {
        (_parent, _name, _finalName) = (parent, name, finalName);
        Root = parent.OpenOrMakeChild(name);
        _state = StateDirectory.Lock(Root);
    }

    /// <summary>The tree's root.</summary>
    public DirectoryHandle Root { get; }

    /// <summary>Begins a tree; what an earlier run left unfinished is removed.</summary>
    /// <param name="target">Absolute; absent or empty.</param>
    public static UnfinishedTree Begin(string target)
    {
        if (Directory.Exists(target) ? Directory.EnumerateFileSystemEntries(target).Any() : Path.Exists(target))
        {
            throw new TreeExistsException(target);
        }

        var parentPath = Path.GetDirectoryName(target) ?? throw new TreeExistsException(target);
        Directory.CreateDirectory(parentPath);
        var parent = DirectoryHandle.Open(parentPath);
        var name = Encoding.UTF8.GetBytes($".{Path.GetFileName(target)}.pq-unfinished");
        if (parent.TryOpenChild(name) is { } left)
        {
            using (left)
            using (StateDirectory.Lock(left))
            {
                DirectoryRemoval.Remove(parent, name);
            }
        }

        return new UnfinishedTree(parent, name, Encoding.UTF8.GetBytes(Path.GetFileName(target)));
    }

    /// <summary>Writes the tree's record.</summary>
    public void WriteRecord(ReadOnlySpan<byte> record) => StateFile.Write(_state.Handle, "record"u8, record);

    /// <summary>Gives the tree its name.</summary>
    public unsafe void Finish()
    {
        fixed (byte* from = DirectoryHandle.CString(_name), to = DirectoryHandle.CString(_finalName))
        {
            // Onto an empty directory this replaces it; onto anything else it fails.
            if (Libc.RenameAt(_parent.Descriptor, from, _parent.Descriptor, to, 0) != 0)
            {
                throw Marshal.GetLastPInvokeError() is Errno.NotEmpty or Errno.Exists
                    ? new TreeExistsException(Encoding.UTF8.GetString(_finalName))
                    : SystemCallException.Last("give the finished tree its name");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _state.Dispose();
        Root.Dispose();
        _parent.Dispose();
    }
}
