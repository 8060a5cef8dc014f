using PatchQueue.Applying;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Rebasing;

/// <summary>
/// Gives the files of a mainline by their paths to several threads: straight, or from memory where they come in their order.
/// </summary>
internal static class MainlineFiles
{
    /// <summary>Opens them.</summary>
    /// <param name="mainline">The mainline.</param>
    /// <param name="overlay">Laid over it; null for nothing.</param>
    /// <param name="paths">The files that will be read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static ISourceTree Of(
        IMainline mainline, IMainline? overlay, IReadOnlySet<TreePath> paths, CancellationToken cancellation)
    {
        var below = Of(mainline, paths, cancellation);
        return overlay is null ? below : new OverlaySource(Of(overlay, paths, cancellation), below);
    }

    private static ISourceTree Of(IMainline mainline, IReadOnlySet<TreePath> paths, CancellationToken cancellation)
    {
        if (mainline.AsSource() is { } source)
        {
            return source;
        }

        var intake = new MainlineIntake(paths);
        mainline.ReadAll(intake, cancellation);
        return intake.Kept;
    }
}
