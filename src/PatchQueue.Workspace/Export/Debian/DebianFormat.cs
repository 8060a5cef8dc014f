namespace PatchQueue.Export;

/// <summary>
/// A Debian source package of format 3.0 (quilt): the orig tarball as it came, <c>debian</c> packed and in the open, and the
/// <c>.dsc</c>.
/// </summary>
internal sealed class DebianFormat : PackageFormat
{
    /// <inheritdoc/>
    public override string Name => "debian";

    /// <inheritdoc/>
    public override string Summary => "a Debian source package, 3.0 (quilt)";

    /// <inheritdoc/>
    public override bool TakesConfigs => true;

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        PatchFiles.DemandText(expanded, "dpkg-source");
        var stem = Stem(job);
        var mainline = MainlineArchive.Put(job, package, cancellation, stem + ".orig");
        var folder = new DebianFolder(job, expanded);
        foreach (var (name, bytes, _) in folder.Files)
        {
            package.Write(name, bytes, isExecutable: name == "debian/rules");
        }

        var debian = DebianArchive(job);
        WriteArchive(job, folder, package, debian);
        package.Write($"{stem}-{job.Release}.dsc", DebianControl.Write(job, folder, package, [mainline.Name, debian]));
    }

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var files = ArchiveWriting.Read(package, DebianArchive(job), cancellation);
        var series = System.Text.Encoding.UTF8.GetString(files["debian/patches/series"].Span).Split('\n',
            StringSplitOptions.RemoveEmptyEntries);
        // dpkg-source calls patch with -E.
        PatchTrial.Demand(
            expanded, [.. series.Select(name => (name, files["debian/patches/" + name]))], job.Options with { RemovesEmptyFiles = true },
            job.Crew, cancellation);
    }

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof)
    {
        var folder = proof.NewFolder("debian");
        foreach (var name in proof.Names.Where(name => !name.Contains('/', StringComparison.Ordinal)))
        {
            File.Copy(Path.Combine(proof.Package, name), Path.Combine(folder, name));
        }

        var job = proof.Job;
        proof.Run(folder, "dpkg-dev", ["dpkg-source", "-x", "--no-check", $"{Stem(job)}-{job.Release}.dsc", "tree"]);
        proof.Run(Path.Combine(folder, "tree"), "dpkg-dev", ["dpkg-parsechangelog", "--all"]);
        var first = Build(proof, folder);
        if (first != Build(proof, folder))
        {
            throw new ExportException("dpkg-source -b gives other bytes the second time");
        }

        Directory.Delete(Path.Combine(folder, "tree", "debian"), recursive: true);
        Directory.Delete(Path.Combine(folder, "tree", ".pc"), recursive: true);
        proof.DemandTree(Path.Combine(folder, "tree"));
    }

    private static string Build(PackageProof proof, string folder)
    {
        proof.Run(
            folder, "dpkg-dev", ["dpkg-source", "-b", "tree"],
            ("SOURCE_DATE_EPOCH", proof.Job.Stamp.Epoch.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return MainlineArchive.Hash(Path.Combine(folder, DebianArchive(proof.Job)))
            + MainlineArchive.Hash(Path.Combine(folder, $"{Stem(proof.Job)}-{proof.Job.Release}.dsc"));
    }

    private static string Stem(ExportJob job) => $"{job.Name}_{job.Version.Debian}";

    private static string DebianArchive(ExportJob job) => $"{Stem(job)}-{job.Release}.debian.tar.xz";

    private static void WriteArchive(ExportJob job, DebianFolder folder, PackageFolder package, string name)
    {
        using var output = package.Create(name);
        using var compressor = Archives.Compressor.Open(output, Archives.CompressionKind.Xz, name);
        var writer = new Archives.TarWriter(compressor, leadingDirectory: null, job.Stamp.Epoch);
        foreach (var (path, bytes, permissions) in folder.Files.OrderBy(file => Text.TreePath.Parse(file.Name)))
        {
            writer.WriteFile(Text.TreePath.Parse(path), bytes, permissions);
        }

        writer.Complete();
    }
}
