using System.Runtime.InteropServices;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Journal;

/// <summary>Prepares the files of a transaction below <c>.pq/base</c>. One a thread.</summary>
/// <param name="folders">Where.</param>
/// <param name="numbers">Gives each file its number.</param>
internal sealed class Staging(BaseFolders folders, StagingNumbers numbers)
{
    private readonly List<Slice> _runs = [];
    private readonly byte[] _name = BaseFolders.NewName();

    /// <summary>Prepares a file or a link.</summary>
    /// <returns>Its number and its inode.</returns>
    public (int Number, ulong Inode) Prepare(TreePath path, in FileView file)
    {
        var number = numbers.Next();
        var folder = folders[number];
        var name = BaseFolders.NameOf(number, _name);
        if (file.State != SourceState.Symlink)
        {
            return (number, WriteFile(folder, name, path, file));
        }

        var errno = DirectoryCalls.MakeSymlink(folder, name, file.Text.ToArray());
        if (errno != 0 || (errno = DirectoryCalls.Stat(folder, name, out var link)) != 0)
        {
            throw new SystemCallException($"prepare the link {path}", errno);
        }

        return (number, link.Inode);
    }

    private ulong WriteFile(DirectoryHandle folder, ReadOnlySpan<byte> name, TreePath path, in FileView file)
    {
        using var target = Create(folder, name, path, file.Permissions);

        _runs.Clear();
        file.Text.AddRuns(_runs);
        target.Write(file.Text.Buffer.Span, _runs, path.Bytes);

        // A file that was there keeps its mode exactly; the umask speaks for new ones only.
        if (!file.IsNew && (file.Permissions & ProcessUmask.Value) != 0 && Libc.ChangeMode(target.Number, (uint)file.Permissions) != 0)
        {
            throw SystemCallException.Last($"set the mode of {path}");
        }

        return target.Stat(path.Bytes).Inode;
    }

    // A number is given out once, so a file that has the name was left by a run that came to nothing.
    private static FileDescriptor Create(DirectoryHandle folder, ReadOnlySpan<byte> name, TreePath path, int permissions)
    {
        var file = FileDescriptor.CreateIn(folder, name, permissions);
        if (!file.IsOpen && Marshal.GetLastPInvokeError() == Errno.Exists && DirectoryCalls.Unlink(folder, name) == 0)
        {
            file = FileDescriptor.CreateIn(folder, name, permissions);
        }

        return file.IsOpen ? file : throw SystemCallException.Last($"prepare {path}");
    }
}
