using System.Diagnostics;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>
/// The one way to a package, whatever its format: the queue is applied in memory, the package is written beside its place, proven, and
/// renamed. Any step that fails leaves nothing.
/// </summary>
public static class ExportRun
{
    /// <summary>Exports.</summary>
    /// <param name="job">What.</param>
    /// <param name="format">As what.</param>
    /// <param name="target">The package's folder; absolute.</param>
    /// <param name="replaces">Whether a folder that is there already is replaced.</param>
    /// <param name="level">How it is proven.</param>
    /// <param name="cancellation">Ends the run; nothing is left.</param>
    /// <exception cref="ExportException">It cannot be made, or is not what it should be.</exception>
    public static ExportReport Run(
        ExportJob job, PackageFormat format, string target, bool replaces, VerifyLevel level, CancellationToken cancellation) =>
        Run(job, ExpandedQueue.Make, format, target, replaces, level, cancellation);

    /// <summary>Exports a queue that may have been applied already.</summary>
    /// <inheritdoc cref="Run(ExportJob, PackageFormat, string, bool, VerifyLevel, CancellationToken)"/>
    /// <param name="job">What.</param>
    /// <param name="expand">Applies the queue.</param>
    /// <param name="format">As what.</param>
    /// <param name="target">The package's folder; absolute.</param>
    /// <param name="replaces">Whether a folder that is there already is replaced.</param>
    /// <param name="level">How it is proven.</param>
    /// <param name="cancellation">Ends the run; nothing is left.</param>
    public static ExportReport Run(
        ExportJob job,
        Func<ExportJob, CancellationToken, ExpandedQueue> expand,
        PackageFormat format,
        string target,
        bool replaces,
        VerifyLevel level,
        CancellationToken cancellation)
    {
        RefuseWithin(job.MainlinePath, target);
        using var package = PackageFolder.Begin(target, replaces, job.Stamp);
        var clock = Stopwatch.StartNew();
        var expanded = expand(job, cancellation);
        var applied = clock.Elapsed;
        job = format.TakesConfigs ? job with { Configs = BuiltConfig.Make(job, package, cancellation) } : job;
        format.Write(job, expanded, package, cancellation);
        var written = clock.Elapsed;
        Verify(job, expanded, format, package, level, cancellation);
        cancellation.ThrowIfCancellationRequested();
        package.Finish();
        return new ExportReport(
            format.Name, job.Name, job.Version.Upstream, target, expanded.Patches.Length,
            [.. expanded.Patches.Where(patch => patch.Conversion is not null).Select(patch => (patch.Name, patch.Conversion!))],
            expanded.Manifest.Hash, [.. package.Names], level.ToString().ToLowerInvariant())
        {
            Times = (applied, written - applied, clock.Elapsed - written),
        };
    }

    // The expansion would copy the package into itself.
    private static void RefuseWithin(string mainline, string target)
    {
        if (Directory.Exists(mainline) && !Path.GetRelativePath(mainline, target).StartsWith("..", StringComparison.Ordinal))
        {
            throw new ExportException($"{DisplayText.Of(target)} lies in the mainline", "name a folder outside it with --out");
        }
    }

    private static void Verify(
        ExportJob job,
        ExpandedQueue expanded,
        PackageFormat format,
        PackageFolder package,
        VerifyLevel level,
        CancellationToken cancellation)
    {
        if (level != VerifyLevel.None)
        {
            format.VerifyQuickly(job, expanded, package, cancellation);
        }

        if (level == VerifyLevel.Full)
        {
            format.VerifyFully(new PackageProof(job, package, cancellation));
        }
    }
}
