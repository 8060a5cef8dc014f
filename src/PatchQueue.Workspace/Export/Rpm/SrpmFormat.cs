namespace PatchQueue.Export;

/// <summary>A source package of rpm, the same bytes whenever and wherever it is made, beside the folders that it was made from.</summary>
internal sealed class SrpmFormat : RpmFormat
{
    private const string Folder = "SRPMS";

    /// <inheritdoc/>
    public override string Name => "srpm";

    /// <inheritdoc/>
    public override string Summary => "a source package, by rpmbuild -bs";

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        base.Write(job, expanded, package, cancellation);
        var proof = new PackageProof(job, package, cancellation);
        var made = new SpecProof(proof, Path.Combine(package.Path, "SPECS", $"{job.Name}.spec"), Path.Combine(package.Path, "SOURCES"))
            .SourcePackage("made");
        package.Copy($"{Folder}/{Path.GetFileName(made)}", made);
    }
}
