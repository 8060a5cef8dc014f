using PatchQueue.Archives;
using PatchQueue.Trees;

namespace PatchQueue.Export;

/// <summary>The expanded tree as one reproducible tarball, and the list of the patches that are in it beside.</summary>
internal sealed class TarballFormat : PackageFormat
{
    /// <inheritdoc/>
    public override string Name => "tarball";

    /// <inheritdoc/>
    public override string Summary => "the expanded tree as a tarball";

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var tree = PreparedTree.Expanded(job, package, cancellation);
        ArchiveWriting.Write(package, Top(job), job.Compression, output =>
            TreePacker.Pack(tree, new TarWriter(output, Top(job), job.Stamp.Epoch), cancellation));
        package.Write(PreparedTree.ListName, PreparedTree.List(expanded));
    }

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var marks = PreparedTree.MarksOf(FilePath(job, package.Path), cancellation);
        TreeFormat.Demand(expanded, marks);
        if (!TreeComparison.Marks(PreparedTree.Expanded(job, package, cancellation), cancellation).SequenceEqual(marks))
        {
            throw new ExportException("the tarball does not hold all that was expanded");
        }
    }

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof)
    {
        var folder = proof.NewFolder("untar");
        proof.Run(folder, "tar", ["tar", "-xf", FilePath(proof.Job, proof.Package)]);
        proof.DemandTree(Path.Combine(folder, Top(proof.Job)));
    }

    private static string Top(ExportJob job) => $"{job.Name}-{job.Version.Upstream}";

    private static string FilePath(ExportJob job, string package) =>
        Path.Combine(package, Top(job) + ArchiveWriting.Ending(job.Compression));
}
