using System.Text;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

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

    /// <summary>Keeps the mainline's files.</summary>
    public BaseKeeper NewKeeper() => new(new BaseFolders(_state));

    /// <summary>Writes the tree's record, and notes the identities of its files.</summary>
    public void WriteRecord(TreeRecord record, SeriesPatches series, Crew crew)
    {
        var bytes = TreeRecordFile.Write(record);
        StateFile.Write(_state.Handle, TreeRecordFile.Name, bytes);
        StateFile.Write(_state.Handle, TreeRecordFile.CopyName, bytes, isFlushed: false);
        var files = record.Groups.SelectMany(group => group.Files).Select(file => file.IsWritten ? IdentityOf(file.Path) : default);
        var patches = Enumerable.Range(0, record.Patches.Length).Select(series.IdentityOf);
        TreeStats.Write(_state, bytes, patches.Concat(files), record.Patches.Length + record.FilesNamed);
        QuiltNote.Write(_state, Root, (bytes, record.Paths), null, crew);
    }

    /// <summary>Notes the mainline's files.</summary>
    public void WriteMainline(string source, WrittenFiles written) => MainlineFiles.Write(_state, source, written);

    /// <summary>Gives the tree its name.</summary>
    public void Finish()
    {
        // Onto an empty directory this replaces it; onto anything else it fails.
        var errno = DirectoryCalls.Rename(_parent, _name, _parent, _finalName);
        if (errno != 0)
        {
            throw errno is Errno.NotEmpty or Errno.Exists
                ? new TreeExistsException(Encoding.UTF8.GetString(_finalName))
                : new SystemCallException("give the finished tree its name", errno);
        }
    }

    private FileIdentity IdentityOf(TreePath path) =>
        DirectoryCalls.Stat(Root, path.Bytes, out var stat) == 0 ? new FileIdentity(stat) : default;

    /// <inheritdoc/>
    public void Dispose()
    {
        _state.Dispose();
        Root.Dispose();
        _parent.Dispose();
    }
}
