using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>Finds the backups of a patch.</summary>
/// <param name="patch">Whose they are.</param>
/// <param name="found">Takes them, directory by directory.</param>
internal sealed class BackupWalk(QuiltName patch, Action<QuiltBackup> found)
{
    /// <summary>Walks the patch's directory.</summary>
    /// <exception cref="QuiltStateException">There is something in it that quilt does not make.</exception>
    public void Walk(DirectoryHandle directory) => Walk(directory, []);

    private void Walk(DirectoryHandle directory, byte[] prefix)
    {
        foreach (var (name, _) in DirectoryEntries.Of(directory))
        {
            if (prefix.Length > 0 || !name.AsSpan().SequenceEqual(".timestamp"u8))
            {
                Visit(directory, name, [.. prefix, .. name]);
            }
        }
    }

    private void Visit(DirectoryHandle directory, byte[] name, byte[] whole)
    {
        var errno = DirectoryCalls.Stat(directory, name, out var stat);
        if (errno != 0)
        {
            throw new SystemCallException($"look at .pc/{patch}/{DisplayText.Of(whole)}", errno);
        }

        if (stat.IsDirectory)
        {
            using var below = directory.TryOpenChild(name) ?? throw SystemCallException.Last($"open .pc/{patch}/{DisplayText.Of(whole)}");
            Walk(below, [.. whole, (byte)'/']);
            return;
        }

        if (!TreePath.TryCreate(whole, out var path, out var fault))
        {
            throw new QuiltStateException($".pc/{patch} has a backup of '{DisplayText.Of(whole)}', which {fault.ToWords()}");
        }

        if (!stat.IsRegular && !stat.IsSymlink)
        {
            throw new QuiltStateException($".pc/{patch}/{path} is neither a regular file nor a link");
        }

        var kind = stat.IsSymlink ? FileKind.Symlink : FileKind.Regular;
        var modified = new FileTime(stat.Modified.Seconds, (int)stat.Modified.Nanoseconds);
        found(new QuiltBackup(path, kind, (long)stat.Size, stat.Permissions, modified));
    }
}
