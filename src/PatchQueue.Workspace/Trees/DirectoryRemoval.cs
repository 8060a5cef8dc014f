using PatchQueue.Native;

namespace PatchQueue.Trees;

/// <summary>Removes a directory with all that is in it, without following a link.</summary>
internal static class DirectoryRemoval
{
    /// <summary>Removes <paramref name="name"/> (one component) in <paramref name="parent"/>; nothing happens when it is absent.</summary>
    public static void Remove(DirectoryHandle parent, ReadOnlySpan<byte> name)
    {
        using (var directory = parent.TryOpenChild(name))
        {
            if (directory is null)
            {
                return;
            }

            foreach (var (entry, isDirectory) in DirectoryEntries.Of(directory))
            {
                if (isDirectory)
                {
                    Remove(directory, entry);
                    continue;
                }

                Demand(DirectoryCalls.Unlink(directory, entry), entry);
            }
        }

        Demand(DirectoryCalls.RemoveDirectory(parent, name), name);
    }

    private static void Demand(int errno, ReadOnlySpan<byte> name)
    {
        if (errno is not (0 or Errno.NoEntry))
        {
            throw new SystemCallException($"remove {PatchQueue.Text.DisplayText.Of(name)}", errno);
        }
    }
}
