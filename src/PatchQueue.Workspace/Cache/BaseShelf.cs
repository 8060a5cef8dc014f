using PatchQueue.Native;

namespace PatchQueue.Cache;

/// <summary>
/// The folder that entries lie in: a folder <c>KEY</c> each, with <c>tar</c> and <c>index</c>. What is being made is called <c>.new-</c>,
/// what is being removed <c>.old-</c>; a run that is killed leaves only such names, and the next removes them.
/// </summary>
/// <param name="directory">The folder.</param>
internal sealed class BaseShelf(string directory)
{
    public const string TarName = "tar";
    public const string IndexName = "index";
    private const string Unfinished = ".new-";
    private const string Removed = ".old-";

    /// <summary>The keys of all entries, used or not.</summary>
    public IReadOnlyList<string> Keys =>
        [.. Folders().Select(folder => Path.GetFileName(folder)).Where(ArchiveKey.IsName).Order(StringComparer.Ordinal)];

    /// <summary>The folder of an entry.</summary>
    public string PathOf(string key) => Path.Combine(directory, key);

    /// <summary>Makes a folder for an entry that is begun.</summary>
    public string MakeUnfinished()
    {
        var folder = Path.Combine(directory, Unfinished + Guid.NewGuid().ToString("n"));
        PrivateDirectory.Make(folder);
        return folder;
    }

    /// <summary>Gives an unfinished entry its name.</summary>
    /// <returns>False when another run was faster, or a newer pq has one of that name.</returns>
    public bool TryFinish(string unfinished, string key)
    {
        if (Directory.Exists(PathOf(key)))
        {
            if (CachedBase.Look(this, key).State != IndexState.Damaged)
            {
                return false;
            }

            Discard(key);
        }

        try
        {
            Directory.Move(unfinished, PathOf(key));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Removes an entry; who has it open goes on reading.</summary>
    public void Discard(string key)
    {
        var removed = Path.Combine(directory, Removed + Guid.NewGuid().ToString("n"));
        try
        {
            Directory.Move(PathOf(key), removed);
            Directory.Delete(removed, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another run removed it first.
        }
        catch (IOException fault)
        {
            throw new IOException($"cannot remove {PathOf(key)}: {fault.Message}", fault);
        }
    }

    /// <summary>Whether nobody reads an entry at the moment.</summary>
    public bool IsFree(string key) => IsUnlocked(Path.Combine(PathOf(key), TarName));

    /// <summary>Removes what runs that were killed have left.</summary>
    public void Sweep()
    {
        foreach (var folder in Folders())
        {
            var name = Path.GetFileName(folder);
            if (name.StartsWith(Removed, StringComparison.Ordinal))
            {
                TryDelete(folder, recursive: true);
            }
            else if (name.StartsWith(Unfinished, StringComparison.Ordinal))
            {
                // Without a tar it may have been made this very moment: only an empty folder goes, and who made it can do without.
                var tar = Path.Combine(folder, TarName);
                TryDelete(folder, recursive: File.Exists(tar) && IsUnlocked(tar));
            }
        }
    }

    private static bool IsUnlocked(string tar)
    {
        try
        {
            using var file = File.OpenHandle(tar, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return FileLock.TryTake(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault is FileNotFoundException;
        }
    }

    private static void TryDelete(string folder, bool recursive)
    {
        try
        {
            Directory.Delete(folder, recursive);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody else removes it, or uses it after all.
        }
    }

    private string[] Folders() => Directory.Exists(directory) ? Directory.GetDirectories(directory) : [];
}
