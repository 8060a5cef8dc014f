namespace PatchQueue.Cache;

/// <summary>Makes the directories of the cache for their owner alone, as the XDG rules ask.</summary>
internal static class PrivateDirectory
{
    /// <summary>Makes a directory and those above it that are absent.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { } parent)
        {
            Make(parent);
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
