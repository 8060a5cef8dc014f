namespace PatchQueue.Kconfig;

/// <summary>A folder for files that are gone when it is disposed.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pq-config-");

    /// <summary>Absolute.</summary>
    public string Root => _folder.FullName;

    /// <summary>A path in it.</summary>
    public string PathOf(string name) => Path.Combine(Root, name);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
