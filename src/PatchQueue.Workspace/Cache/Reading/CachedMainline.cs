using PatchQueue.Applying;
using PatchQueue.Archives;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Cache;

/// <summary>
/// An archive as a mainline that has been decompressed before. What is streamed is read as the archive would be, by the same rules;
/// single files are read by their place.
/// </summary>
public sealed class CachedMainline : IMainline
{
    private readonly CachedBase _tar;
    private readonly ArchiveOptions _options;
    private readonly ArchiveMainline _archive;

    internal CachedMainline(string archive, ArchiveOptions options, CachedBase tar)
    {
        (_tar, _options) = (tar, options);
        _archive = new ArchiveMainline(
            archive, options, () => new VerifiedTar(tar, () => Decompression.Open(archive, options with { Tap = null })));
    }

    /// <inheritdoc/>
    public string Name => _archive.Name;

    /// <inheritdoc/>
    public bool KeepsPermissions => _archive.KeepsPermissions;

    /// <inheritdoc/>
    public void ReadAll(MainlineIntake intake, CancellationToken cancellation) => _archive.ReadAll(intake, cancellation);

    /// <summary>The same files by their paths; null where somebody wants to be shown every byte.</summary>
    /// <remarks>Reading throws <see cref="CacheDamagedException"/> where the copy is damaged; not so <see cref="ReadAll"/>.</remarks>
    public ISourceTree? AsSource() => _options.Tap is null ? new CachedSource(_tar) : null;

    /// <inheritdoc/>
    public IReadOnlyList<TreePath> Paths(CancellationToken cancellation) => [.. _tar.Index.Files];

    /// <inheritdoc/>
    public string ContentKey => _tar.Key;

    /// <inheritdoc/>
    public void Dispose()
    {
        _archive.Dispose();
        _tar.Dispose();
    }
}
