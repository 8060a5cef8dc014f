
namespace PatchQueue.Export;

/// <summary>The patches with a plain <c>series</c>, guards resolved, for quilt.</summary>
internal sealed class QuiltFormat : PackageFormat
{
    private const string SeriesName = "series";

    /// <inheritdoc/>
    public override string Name => "quilt";

    /// <inheritdoc/>
    public override string Summary => "patches with a series, for quilt";

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        if (job.Options.RemovesEmptyFiles)
        {
            throw new ExportException("quilt has no rule by which a file that becomes empty goes", "export without remove-empty-files");
        }

        PatchFiles.Write(expanded, package, "", job.Queue.Folder!.Layout == Queues.QueueLayout.Debian, "quilt");
    }

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation) =>
        PatchTrial.Demand(expanded, PatchFiles.Read(package, SeriesName), job.Options, job.Crew, cancellation);

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof)
    {
        var tree = proof.UnpackMainline("quilt");
        var result = proof.TryRun(
            tree, "quilt", ["quilt", "--quiltrc", "-", "push", "-a", "-q", "--fuzz=0"],
            ("QUILT_PATCHES", proof.Package), ("QUILT_PC", Path.Combine(proof.NewFolder("pc"), ".pc")));

        // 2: the series is empty.
        if (!result.Succeeded && result.ExitCode != 2)
        {
            throw new ExportException($"quilt refuses the package: {result.Reason}");
        }

        proof.DemandTree(tree);
    }
}
