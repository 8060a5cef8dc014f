using System.Security.Cryptography;
using System.Text;

namespace PatchQueue.Export;

/// <summary>
/// A folder as Fedora's dist-git has it: the spec, the whole queue as one patch, and <c>sources</c> with the hash of the tarball, which
/// is not committed.
/// </summary>
internal sealed class FedoraFormat : PackageFormat
{
    // Fedora's kernel.spec takes a patch of that many lines for an empty one.
    private const int LinesOfNone = 9;

    /// <inheritdoc/>
    public override string Name => "fedora";

    /// <inheritdoc/>
    public override string Summary => "a folder of Fedora's dist-git";

    /// <inheritdoc/>
    public override bool TakesConfigs => true;

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var mainline = MainlineArchive.Put(job, package, cancellation);
        var patch = new ExportedPatch(PatchName(job), Squashed(expanded), NeedsGit: true, null);
        package.Write(patch.Name, patch.Bytes.Span);
        package.Write("Patchlist.changelog", string.Concat(expanded.Patches.Select(row => $"{row.Name}\n {row.Tags.Subject}\n\n")));
        string[] archives = [mainline.Name, .. mainline.Signature is { } signed ? [signed] : Array.Empty<string>()];
        package.Write("sources", string.Concat(archives.Select(name => $"SHA512 ({name}) = {Hash(Path.Combine(package.Path, name))}\n")));
        package.Write(".gitignore", string.Concat(archives.Select(name => $"/{name}\n")));
        BuiltConfig.Put(job, package);
        package.Write($"{job.Name}.spec", RpmSpec.Write(job, expanded, mainline, [(patch.Name, patch)]));
    }

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation) =>
        PatchTrial.Demand(
            expanded, [(PatchName(job), File.ReadAllBytes(Path.Combine(package.Path, PatchName(job))))],
            job.Options with { RemovesEmptyFiles = false }, job.Crew, cancellation);

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof) =>
        new SpecProof(proof, Path.Combine(proof.Package, $"{proof.Job.Name}.spec"), proof.Package).DemandPrepared(
            top => Directory.EnumerateDirectories(top).Single());

    private static string PatchName(ExportJob job) => $"patch-{job.Version.Upstream}-{job.Name}.patch";

    private static byte[] Squashed(ExpandedQueue expanded)
    {
        var text = new StringBuilder("# All patches of the queue as one:\n");
        foreach (var patch in expanded.Patches)
        {
            text.Append("# ").Append(patch.Name).Append('\n');
        }

        for (var lines = expanded.Patches.Length; lines <= LinesOfNone; lines++)
        {
            text.Append("#\n");
        }

        return [.. Encoding.UTF8.GetBytes(text.Append('\n').ToString()), .. DiffFormat.Bytes(expanded)];
    }

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA512.HashData(file));
    }
}
