using PatchQueue.Expanding;
using PatchQueue.Trees;

namespace PatchQueue.Export;

/// <summary>Expands a series, or none, from the mainline into a new folder that keeps nothing of pq's own.</summary>
internal static class MainlineExpansion
{
    /// <summary>Expands.</summary>
    /// <param name="job">What is exported.</param>
    /// <param name="series">The patches.</param>
    /// <param name="folder">The new folder; it may exist when it is empty.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static void Run(ExportJob job, SeriesPatches series, string folder, CancellationToken cancellation)
    {
        using var mainline = Mainlines.Open(job.MainlinePath, Archives.ArchiveOptions.Default);
        using var overlay = job.Queue.Settings.Overlay.Value is { } over ? new DirectoryMainline(over) : null;
        var apply = new ApplyJob { Series = series, Options = job.Options, Crew = job.Crew };
        _ = NewTreeExpansion.Run(apply, mainline, overlay, folder, finish: null, cancellation);
        Directory.Delete(Path.Combine(folder, ".pq"), recursive: true);
    }
}
