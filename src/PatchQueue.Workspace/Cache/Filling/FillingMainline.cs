using PatchQueue.Archives;
using PatchQueue.Trees;

namespace PatchQueue.Cache;

/// <summary>An archive as a mainline that goes into the cache while it streams by. A fault of the cache never hinders it.</summary>
/// <param name="archive">The archive.</param>
/// <param name="options">How it is read.</param>
/// <param name="begin">Begins an entry; null where that cannot be.</param>
/// <param name="end">Is given the entry when all has been read.</param>
internal sealed class FillingMainline(
    string archive, ArchiveOptions options, Func<BaseFill?> begin, Action<BaseFill, CancellationToken> end) : IMainline
{
    /// <inheritdoc/>
    public string Name => archive;

    /// <inheritdoc/>
    public bool KeepsPermissions => Restoring.KeepsPermissions;

    /// <inheritdoc/>
    public void ReadAll(MainlineIntake intake, CancellationToken cancellation)
    {
        using var fill = begin();
        using var reading = new ArchiveMainline(archive, options with { Tap = TapWith(fill) });
        reading.ReadAll(intake, cancellation);
        if (fill is not null)
        {
            end(fill, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private Stream? TapWith(BaseFill? fill) =>
        fill is null ? options.Tap : options.Tap is { } tap ? new TeeStream(tap, fill.Tar) : fill.Tar;
}
