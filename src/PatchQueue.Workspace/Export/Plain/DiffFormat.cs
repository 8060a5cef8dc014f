using System.Buffers;
using PatchQueue.Diffing;

namespace PatchQueue.Export;

/// <summary>All that the queue changes as one diff, which <c>git apply</c> takes, and GNU patch where no file is binary.</summary>
internal sealed class DiffFormat : PackageFormat
{
    /// <inheritdoc/>
    public override string Name => "diff";

    /// <inheritdoc/>
    public override string Summary => "one diff of all patches, for git apply";

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation) =>
        package.Write(FileName(job), Bytes(expanded));

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation) =>
        PatchTrial.Demand(
            expanded, [(FileName(job), File.ReadAllBytes(Path.Combine(package.Path, FileName(job))))],
            job.Options with { RemovesEmptyFiles = false }, job.Crew, cancellation);

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof)
    {
        var tree = proof.UnpackMainline("diff");
        var diff = Path.Combine(proof.Package, FileName(proof.Job));
        if (new FileInfo(diff).Length > 0)
        {
            proof.Run(tree, "git", ["git", "apply", "--whitespace=nowarn", diff]);
        }

        proof.DemandTree(tree);
    }

    /// <summary>The diff.</summary>
    public static byte[] Bytes(ExpandedQueue expanded)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var pair in expanded.Contents.Pairs)
        {
            FilePatchWriter.Write(pair, PatchStyle.Git, output);
        }

        return output.WrittenSpan.ToArray();
    }

    private static string FileName(ExportJob job) => $"{job.Name}-{job.Version.Upstream}.diff";
}
