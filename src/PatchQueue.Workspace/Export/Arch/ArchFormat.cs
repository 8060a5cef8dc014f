using System.Collections.Immutable;

namespace PatchQueue.Export;

/// <summary>A package of Arch Linux: PKGBUILD with the patches and their sums, and its .SRCINFO.</summary>
internal sealed class ArchFormat : PackageFormat
{
    /// <inheritdoc/>
    public override string Name => "arch";

    /// <inheritdoc/>
    public override string Summary => "a PKGBUILD for makepkg";

    /// <inheritdoc/>
    public override bool TakesConfigs => true;

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var mainline = MainlineArchive.Put(job, package, cancellation);
        var patches = RpmFormat.Numbered(expanded);
        foreach (var (name, patch) in patches)
        {
            package.Write(name, patch.Bytes.Span);
        }

        ImmutableArray<(string Name, string Sum)> sources =
        [
            .. patches.Select(patch => patch.Name).Prepend(mainline.Name).Concat(BuiltConfig.Put(job, package))
                .Select(name => (name, MainlineArchive.Hash(Path.Combine(package.Path, name)))),
        ];
        var build = new ArchBuild(job, mainline, sources, patches);
        package.Write("PKGBUILD", build.Script());
        package.Write(".SRCINFO", build.Info());
    }

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var patches = RpmFormat.Numbered(expanded).Select(patch =>
            (patch.Name, (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(package.Path, patch.Name))));
        PatchTrial.Demand(expanded, [.. patches], job.Options, job.Crew, cancellation);
    }

    // makepkg refuses to run as root.
    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof)
    {
        var folder = Directory.CreateTempSubdirectory("pq-makepkg-").FullName;
        try
        {
            foreach (var name in proof.Names)
            {
                File.Copy(Path.Combine(proof.Package, name), Path.Combine(folder, name));
            }

            string[] user = Environment.UserName == "root"
                ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]
                : [];
            if (user.Length > 0)
            {
                proof.Run(folder, "coreutils", ["chown", "-R", "65534:65534", folder]);
            }

            (string, string)[] variables = [("PACMAN", "/bin/true"), ("HOME", folder), ("PKGEXT", ".pkg.tar"), ("SRCEXT", ".src.tar")];
            var info = proof.Run(folder, "makepkg", [.. user, "makepkg", "--printsrcinfo"], variables);
            if (System.Text.Encoding.UTF8.GetString(info.Output.Span) != File.ReadAllText(Path.Combine(folder, ".SRCINFO")))
            {
                throw new ExportException("makepkg --printsrcinfo prints another .SRCINFO");
            }

            proof.Run(folder, "makepkg", [.. user, "makepkg", "--verifysource", "--nodeps"], variables);
            proof.Run(folder, "makepkg", [.. user, "makepkg", "--nobuild", "--nodeps"], variables);
            proof.DemandTree(Directory.EnumerateDirectories(Path.Combine(folder, "src")).Single());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
