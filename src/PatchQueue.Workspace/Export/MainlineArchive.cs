using System.Security.Cryptography;
using PatchQueue.Archives;
using PatchQueue.Expanding;
using PatchQueue.Packaging;
using PatchQueue.Signatures;
using PatchQueue.Trees;

namespace PatchQueue.Export;

/// <summary>The mainline in a package: the archive as it came, with its signature, or one that is made of a directory or a
/// commit.</summary>
/// <param name="Name">The archive's name.</param>
/// <param name="TopDirectory">The directory that all of it lies in; a dot where there is none.</param>
/// <param name="Signature">The signature's name; null where there is none.</param>
internal sealed record MainlineArchive(string Name, string TopDirectory, string? Signature)
{
    /// <summary>Puts it into the package.</summary>
    /// <param name="job">What is exported.</param>
    /// <param name="package">The package.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="name">The archive's name in the package but for the endings; null: its own.</param>
    /// <param name="folder">Where in the package it goes, with a slash at the end.</param>
    public static MainlineArchive Put(
        ExportJob job, PackageFolder package, CancellationToken cancellation, string? name = null, string folder = "") =>
        File.Exists(job.MainlinePath) ? Copy(job, package, name, folder)
            : Make(job, package, folder + (name ?? $"{job.Name}-{job.Version.Upstream}"), cancellation);

    /// <summary>Demands that the archive in the package is the one that came.</summary>
    public void DemandUnchanged(ExportJob job, PackageFolder package)
    {
        if (File.Exists(job.MainlinePath) && Hash(job.MainlinePath) != Hash(Path.Combine(package.Path, Name)))
        {
            throw new ExportException($"{Name} of the package is not {job.MainlinePath}");
        }
    }

    /// <summary>SHA-256 of a file, as 64 hexadecimal digits.</summary>
    public static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static MainlineArchive Copy(ExportJob job, PackageFolder package, string? stem, string folder)
    {
        var own = Path.GetFileName(job.MainlinePath);
        var tar = own.IndexOf(".tar", StringComparison.Ordinal);
        var name = stem is null || tar < 0 ? own : stem + own[tar..];
        if (SafeName.FaultOfPatch(name) is { } fault)
        {
            throw new ExportException($"the mainline {own} cannot be part of a package: its name {fault}");
        }

        name = folder + name;
        package.Copy(name, job.MainlinePath);
        var signature = DetachedSignature.Find(job.MainlinePath) is { } found ? Path.GetFileName(found.File) : null;
        var signatureName = signature is null ? null : name[..^(own.Length - Math.Max(tar, 0))] + signature[Math.Max(tar, 0)..];
        if (signature is not null)
        {
            package.Copy(signatureName!, Path.Combine(Path.GetDirectoryName(job.MainlinePath)!, signature));
        }

        return new MainlineArchive(name, TopOf(job.MainlinePath), signatureName);
    }

    private static MainlineArchive Make(ExportJob job, PackageFolder package, string stem, CancellationToken cancellation)
    {
        var tree = Path.Combine(package.Scratch, "mainline");
        MainlineExpansion.Run(job, new SeriesPatches([]), tree, cancellation);
        var top = $"{job.Name}-{job.Version.Upstream}";
        var name = ArchiveWriting.Write(package, stem, job.Compression, output =>
            TreePacker.Pack(tree, new TarWriter(output, top, job.Stamp.Epoch), cancellation));
        return new MainlineArchive(name, top, null);
    }

    // What the first member lies in.
    private static string TopOf(string archive)
    {
        using var first = new CancellationTokenSource();
        var top = ".";
        try
        {
            ArchiveSource.Read(archive, new ArchiveOptions { KeepsLeadingDirectory = true }, entry =>
            {
                var path = entry.Path.ToString();
                top = path.Contains('/', StringComparison.Ordinal) || entry.Kind == ArchiveEntryKind.Directory ? path.Split('/')[0] : ".";
                first.Cancel();
            }, first.Token);
        }
        catch (OperationCanceledException)
        {
            // It has been seen.
        }

        return SafeName.FaultOfPatch(top) is null || top == "."
            ? top
            : throw new ExportException($"the mainline's top directory {Text.DisplayText.Of(top)} cannot stand in a spec");
    }
}
