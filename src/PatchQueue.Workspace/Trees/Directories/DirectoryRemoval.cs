using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Trees;

/// <summary>Removes a directory with all that is in it, without following a link.</summary>
internal static class DirectoryRemoval
{
    private const int Batch = 32;

    /// <summary>Removes <paramref name="name"/> (one component) in <paramref name="parent"/>; nothing happens when it is absent.</summary>
    public static void Remove(DirectoryHandle parent, ReadOnlySpan<byte> name)
    {
        for (var isLast = false; ; isLast = true)
        {
            Empty(parent, name, isWhole: isLast);
            var errno = DirectoryCalls.RemoveDirectory(parent, name);
            if (isLast || errno != Errno.NotEmpty)
            {
                Demand(errno, name);
                return;
            }
        }
    }

    /// <summary>Removes a directory of which is known what is in it: it is read only where there is more.</summary>
    /// <param name="parent">Where it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="files">The files, in byte order; one that is absent does no harm.</param>
    public static void Remove(DirectoryHandle parent, ReadOnlySpan<byte> name, IReadOnlyList<TreePath> files)
    {
        using (var directory = parent.TryOpenChild(name))
        {
            for (var i = 0; directory is not null && i < files.Count; i++)
            {
                Unlink(directory, files[i].Bytes);
                RemoveAbove(directory, files[i].Bytes, i + 1 < files.Count ? files[i + 1].Bytes : []);
            }
        }

        var errno = DirectoryCalls.RemoveDirectory(parent, name);
        if (errno == Errno.NotEmpty)
        {
            Remove(parent, name);
            return;
        }

        Demand(errno, name);
    }

    private static void Unlink(DirectoryHandle root, ReadOnlySpan<byte> path)
    {
        var slash = path.LastIndexOf((byte)'/');
        if (slash < 0)
        {
            _ = DirectoryCalls.Unlink(root, path);
            return;
        }

        using var parent = DirectoryHandle.TryOpenBeneath(root, path[..slash]);
        _ = parent is null ? 0 : DirectoryCalls.Unlink(parent, path[(slash + 1)..]);
    }

    // A directory goes with the last of the files below it.
    private static void RemoveAbove(DirectoryHandle root, ReadOnlySpan<byte> path, ReadOnlySpan<byte> next)
    {
        var shared = path.CommonPrefixLength(next);
        for (var slash = path.LastIndexOf((byte)'/'); slash > 0 && shared <= slash; slash = path[..slash].LastIndexOf((byte)'/'))
        {
            if (DirectoryCalls.RemoveDirectory(root, path[..slash]) != 0)
            {
                return;
            }
        }
    }

    // Whether a first reading has given all names, the directory's removal tells as well as a second one.
    private static void Empty(DirectoryHandle parent, ReadOnlySpan<byte> name, bool isWhole)
    {
        using var directory = parent.TryOpenChild(name);
        var entries = directory is null ? [] : isWhole ? DirectoryEntries.Of(directory) : DirectoryEntries.FirstOf(directory);
        foreach (var (entry, isDirectory) in entries)
        {
            if (isDirectory)
            {
                Remove(directory!, entry);
            }
            else
            {
                Demand(DirectoryCalls.Unlink(directory!, entry), entry);
            }
        }
    }

    /// <summary>Removes all that is in a directory, with several threads.</summary>
    public static void RemoveAllIn(DirectoryHandle parent, Crew crew)
    {
        using var listed = parent.TryOpenChild("."u8) ?? throw SystemCallException.Last("list a directory that is to go");
        var entries = DirectoryEntries.Of(listed).ToList();
        crew.Do((entries.Count + Batch - 1) / Batch, (_, batch) => Remove(batch), CancellationToken.None);

        void Remove(int batch)
        {
            for (var i = batch * Batch; i < Math.Min((batch + 1) * Batch, entries.Count); i++)
            {
                if (entries[i].IsDirectory)
                {
                    DirectoryRemoval.Remove(parent, entries[i].Name);
                }
                else
                {
                    Demand(DirectoryCalls.Unlink(parent, entries[i].Name), entries[i].Name);
                }
            }
        }
    }

    private static void Demand(int errno, ReadOnlySpan<byte> name)
    {
        if (errno is not (0 or Errno.NoEntry))
        {
            throw new SystemCallException($"remove {DisplayText.Of(name)}", errno);
        }
    }
}
