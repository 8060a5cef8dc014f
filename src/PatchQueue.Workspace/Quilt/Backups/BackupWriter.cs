using System.Runtime.InteropServices;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Quilt;

/// <summary>
/// Writes backups as quilt and GNU patch make them: with the file's mode; an absent file as an empty one. One a thread.
/// </summary>
/// <remarks>
/// Hardly two backups of a big queue lie in the same directory, so none is kept open: a file is created by its whole path, and the
/// directories are made when that finds none. A queue of 28,622 patches has 125,000 of them, with 48,000 backups.
/// </remarks>
/// <param name="directory">Below which directory; pq's own, so that nobody else makes anything in it.</param>
internal sealed class BackupWriter(DirectoryHandle directory)
{
    private const int NewFile = 0x1b6;
    private const uint NewDirectory = 0x1ff;
    private const int MaxLength = PathBuffer.Size - 1;

    private readonly List<Slice> _runs = [];
    private readonly byte[] _place = new byte[MaxLength];

    /// <summary>The mode of a file that a program makes and nothing is said about.</summary>
    public static int NewFilePermissions => NewFile & ~ProcessUmask.Value;

    /// <summary>Writes the backup of a file.</summary>
    /// <param name="folder">In which folder; none for the directory itself.</param>
    /// <param name="path">The file's path in the folder.</param>
    /// <param name="file">The file before the patch.</param>
    /// <param name="modified">When it was modified; null: the present moment.</param>
    public void Write(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> path, in FileView file, FileTime? modified = null)
    {
        var place = PlaceOf(folder, path);
        switch (file.State)
        {
            case SourceState.Symlink:
                WriteLink(place, file.Text.ToArray(), modified);
                break;
            case SourceState.Regular:
                WriteFile(place, file, modified);
                break;
            default:
                WriteEmpty(place, null);
                break;
        }
    }

    /// <summary>Writes a file of quilt's own.</summary>
    public void WriteOwn(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content, FileTime? modified = null)
    {
        var place = PlaceOf(folder, name);
        if (content.IsEmpty)
        {
            WriteEmpty(place, modified);
            return;
        }

        using var file = Create(place, NewFilePermissions);
        file.Write(content, place);
        SetModified(file, place, modified);
    }

    /// <summary>Makes a folder, if there is none.</summary>
    public void MakeFolder(ReadOnlySpan<byte> folder)
    {
        MakeDirectories(folder);
        MakeDirectory(folder);
    }

    private void WriteFile(ReadOnlySpan<byte> place, in FileView view, FileTime? modified)
    {
        var permissions = view.IsNew ? view.Permissions & ~ProcessUmask.Value : view.Permissions;
        _runs.Clear();
        view.Text.AddRuns(_runs);
        using var file = Create(place, permissions);
        if ((permissions & ProcessUmask.Value) != 0 && Libc.ChangeMode(file.Number, (uint)permissions) != 0)
        {
            throw SystemCallException.Last($"set the mode of {DisplayText.Of(place)}");
        }

        file.Write(view.Text.Buffer.Span, _runs, place);
        SetModified(file, place, modified);
    }

    private FileDescriptor Create(ReadOnlySpan<byte> place, int permissions)
    {
        for (var isLast = false; ; isLast = true)
        {
            var file = FileDescriptor.CreateBeneath(directory, place, permissions);
            if (file.IsOpen)
            {
                return file;
            }

            var errno = Marshal.GetLastPInvokeError();
            if (isLast || !MakesWay(place, errno))
            {
                throw new SystemCallException($"create {DisplayText.Of(place)}", errno);
            }
        }
    }

    private void WriteEmpty(ReadOnlySpan<byte> place, FileTime? modified)
    {
        var errno = DirectoryCalls.MakeEmptyFile(directory, place, NewFilePermissions);
        if (errno != 0 && MakesWay(place, errno))
        {
            errno = DirectoryCalls.MakeEmptyFile(directory, place, NewFilePermissions);
        }

        Demand(errno == 0 && modified is { } time ? DirectoryCalls.SetModified(directory, place, time) : errno, "create", place);
    }

    private void WriteLink(ReadOnlySpan<byte> place, byte[] target, FileTime? modified)
    {
        var errno = DirectoryCalls.MakeSymlink(directory, place, target);
        if (errno != 0 && MakesWay(place, errno))
        {
            errno = DirectoryCalls.MakeSymlink(directory, place, target);
        }

        Demand(errno == 0 && modified is { } time ? DirectoryCalls.SetModified(directory, place, time) : errno, "make the link", place);
    }

    // A group of files may be run more than once, and then has the same backups again.
    private bool MakesWay(ReadOnlySpan<byte> place, int errno)
    {
        if (errno == Errno.NoEntry)
        {
            MakeDirectories(place);
        }

        if (errno == Errno.Exists && CaseFolding.Holds(directory, place))
        {
            throw new SystemCallException(
                $"write {DisplayText.Of(place)} beside a name that differs only by case, which this file system takes for the same", errno);
        }

        return errno == Errno.NoEntry || (errno == Errno.Exists && DirectoryCalls.Unlink(directory, place) == 0);
    }

    private void MakeDirectories(ReadOnlySpan<byte> place)
    {
        for (var slash = place.IndexOf((byte)'/'); slash >= 0;)
        {
            MakeDirectory(place[..slash]);
            var next = place[(slash + 1)..].IndexOf((byte)'/');
            slash = next < 0 ? -1 : slash + 1 + next;
        }
    }

    private void MakeDirectory(ReadOnlySpan<byte> place)
    {
        var errno = DirectoryCalls.MakeDirectory(directory, place, (int)NewDirectory);
        Demand(errno == Errno.Exists ? 0 : errno, "make the directory", place);
    }

    private ReadOnlySpan<byte> PlaceOf(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> path)
    {
        var start = folder.IsEmpty ? 0 : folder.Length + 1;
        if (start + path.Length >= MaxLength)
        {
            throw new QuiltStateException($"quilt cannot keep a backup of '{DisplayText.Of(path)}': its name in .pc is too long");
        }

        folder.CopyTo(_place);
        _place[folder.Length] = (byte)'/';
        path.CopyTo(_place.AsSpan(start));
        return _place.AsSpan(0, start + path.Length);
    }

    private static void SetModified(in FileDescriptor file, ReadOnlySpan<byte> place, FileTime? modified)
    {
        if (modified is { } time)
        {
            file.SetModified(time, place);
        }
    }

    private static void Demand(int errno, string verb, ReadOnlySpan<byte> place)
    {
        if (errno != 0)
        {
            throw new SystemCallException($"{verb} {DisplayText.Of(place)}", errno);
        }
    }
}
