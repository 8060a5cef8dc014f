using System.Collections.Immutable;

namespace PatchQueue.Export;

/// <summary>The folders that rpmbuild works in: <c>SPECS</c> and <c>SOURCES</c>, the patches listed one by one.</summary>
internal class RpmFormat : PackageFormat
{
    private const string Sources = "SOURCES";

    /// <inheritdoc/>
    public override string Name => "rpm";

    /// <inheritdoc/>
    public override string Summary => "SPECS and SOURCES, for rpmbuild";

    /// <inheritdoc/>
    public override bool TakesConfigs => true;

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var mainline = MainlineArchive.Put(job, package, cancellation, folder: Sources + "/");
        var patches = Numbered(expanded);
        foreach (var (name, patch) in patches)
        {
            package.Write($"{Sources}/{name}", patch.Bytes.Span);
        }

        BuiltConfig.Put(job, package, Sources + "/");
        package.Write($"SPECS/{job.Name}.spec", RpmSpec.Write(job, expanded, mainline, patches));
    }

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var patches = Numbered(expanded).Select(patch =>
            (patch.Name, (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(package.Path, Sources, patch.Name))));
        PatchTrial.Demand(expanded, [.. patches], job.Options, job.Crew, cancellation);
    }

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof) => new SpecProof(
        proof, Path.Combine(proof.Package, "SPECS", $"{proof.Job.Name}.spec"), Path.Combine(proof.Package, Sources)).DemandPrepared(
            top => Directory.EnumerateDirectories(top).Single());

    /// <summary>The patches with names that are unique in one folder and tell their order.</summary>
    public static ImmutableArray<(string Name, ExportedPatch Patch)> Numbered(ExpandedQueue expanded)
    {
        var digits = Math.Max(expanded.Patches.Length.ToString(System.Globalization.CultureInfo.InvariantCulture).Length, 4);
        return
        [
            .. expanded.Patches.Where(patch => !patch.IsEmpty).Select((patch, i) =>
                ($"{(i + 1).ToString($"D{digits}", System.Globalization.CultureInfo.InvariantCulture)}-{patch.FileName}", patch)),
        ];
    }
}
