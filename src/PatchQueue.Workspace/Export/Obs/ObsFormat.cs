using PatchQueue.Changelogs;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Export;

/// <summary>
/// A package for the build service, as kernel-source has them: the mainline, an archive for each folder of patches, the series, what
/// belongs to a kernel, and a spec that applies the queue with no pq at hand.
/// </summary>
internal sealed class ObsFormat : PackageFormat
{
    private const string SeriesName = "series.conf";

    /// <inheritdoc/>
    public override string Name => "obs";

    /// <inheritdoc/>
    public override string Summary => "a package for the Open Build Service";

    /// <inheritdoc/>
    public override bool TakesConfigs => true;

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        if (job.Style == SourceStyle.Prepared && SuseTemplates.TryOpen(job) is not null)
        {
            throw new ExportException("these templates apply the patches themselves", "leave --style prepared out");
        }

        var times = QueueTimes.Of(job);
        var mainline = job.Style == SourceStyle.Prepared
            ? PreparedTree.Put(job, expanded, package, cancellation)
            : MainlineArchive.Put(job, package, cancellation);
        if (job.Style == SourceStyle.Patches)
        {
            WriteQueue(job, expanded, package, times);
        }

        var parts = KernelParts.Put(job, expanded, package, times, cancellation);
        BuiltConfig.Put(job, package);
        package.Write("source-timestamp", job.Stamp.Write());
        package.Write($"{job.Name}.changes", SuseChanges.Write(job.Changes) + job.OlderChanges);
        new SpecFiles(job, expanded, package, mainline, parts).Write();
    }

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        if (job.Style == SourceStyle.Prepared)
        {
            PreparedTree.Demand(job, expanded, package, cancellation);
            return;
        }

        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var archive in package.Names.Where(name => name.StartsWith("patches", StringComparison.Ordinal)))
        {
            foreach (var (name, bytes) in ArchiveWriting.Read(package, archive, cancellation))
            {
                files[name] = bytes;
            }
        }

        var list = AppliedSeries.Read(File.ReadAllText(Path.Combine(package.Path, AppliedSeries.FileName)));
        PatchTrial.Demand(expanded, [.. list.Select(name => (name, files[name]))], job.Options, job.Crew, cancellation);
        new MainlineArchive(Path.GetFileName(job.MainlinePath), ".", null).DemandUnchanged(job, package);
    }

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof)
    {
        if (SuseTemplates.TryOpen(proof.Job) is not null)
        {
            throw new ExportException("the spec of these templates gives no tree to compare", "--verify quick compares the patches");
        }

        new SpecProof(proof, Path.Combine(proof.Package, $"{proof.Job.Name}.spec"), proof.Package).DemandPrepared(
            top => Directory.EnumerateDirectories(Directory.EnumerateDirectories(top).Single())
                .Single(folder => !IsBeside(Path.GetFileName(folder))));
    }

    // What is unpacked beside the sources.
    private static bool IsBeside(string name) =>
        name is "config" or "kabi" or "sysctl" or "patches" || name.StartsWith("patches.", StringComparison.Ordinal);

    private static void WriteQueue(ExportJob job, ExpandedQueue expanded, PackageFolder package, QueueTimes times)
    {
        var disabled = job.Disabled.Select(patch =>
            (ExpandedQueue.NameOf(patch), patch.Folder.TryRead(patch.Name.Span)
                ?? throw new ExportException($"{patch.DisplayName}, which guards disable, cannot be read")));
        PatchArchives.Write(job, expanded.Patches.Select(patch => (patch.Name, patch.Bytes)).Concat(disabled), package, times);
        package.Write(SeriesName, SeriesBytes(job, expanded));
        package.Write(AppliedSeries.FileName, AppliedSeries.Write(expanded));
        if (SuseTemplates.TryOpen(job) is null)
        {
            package.Write("apply-patches", AppliedSeries.Script(job), isExecutable: true);
        }
    }

    // A series of kernel-source stays byte for byte what it is; of any other the names are those in the archives.
    private static byte[] SeriesBytes(ExportJob job, ExpandedQueue expanded) =>
        job.Queue.Folder!.Series is [var only] && only.Read().Dialect == SeriesDialect.Suse
            && expanded.Patches.All(patch => PatchArchives.PathOf(patch.Name) == patch.Name)
            ? QueueFile.TryRead(only.Path)!
            : System.Text.Encoding.UTF8.GetBytes(
                string.Concat(expanded.Patches.Select(patch => $"\t{PatchArchives.PathOf(patch.Name)}\n")));
}
