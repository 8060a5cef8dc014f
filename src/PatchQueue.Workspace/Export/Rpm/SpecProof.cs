using System.Collections.Immutable;
using System.Globalization;

namespace PatchQueue.Export;

/// <summary>Proves a spec by rpm itself: it parses, gives one source package whenever it is built, and prepares the very tree.</summary>
/// <param name="proof">The package.</param>
/// <param name="spec">The spec; absolute.</param>
/// <param name="sources">The folder of its sources; absolute.</param>
internal sealed class SpecProof(PackageProof proof, string spec, string sources)
{
    private readonly string _top = proof.NewFolder("rpm");

    /// <summary>Demands that <c>rpmbuild -bp</c> prepares the tree.</summary>
    /// <param name="find">Finds the tree below the folder that rpm builds in.</param>
    public void DemandPrepared(Func<string, string> find)
    {
        var parsed = proof.Run(proof.Package, "rpm", ["rpmspec", "-P", .. Defines, spec]);
        if (parsed.ErrorText.Length > 0)
        {
            throw new ExportException($"rpmspec says of the spec: {Text.DisplayText.Of(parsed.ErrorText.Split('\n')[0])}");
        }

        if (!File.ReadAllBytes(SourcePackage("one")).AsSpan().SequenceEqual(File.ReadAllBytes(SourcePackage("two"))))
        {
            throw new ExportException("rpmbuild -bs gives other bytes the second time");
        }

        proof.Run(proof.Package, "rpm", ["rpmbuild", "-bp", "--nodeps", .. Defines, spec]);
        var tree = find(Path.Combine(_top, "BUILD"));
        File.Delete(Path.Combine(tree, PreparedTree.ListName));
        proof.DemandTree(tree);
    }

    /// <summary>Has rpm make the source package. It holds the spec with its macros expanded: no folder of ours may show in them.</summary>
    /// <param name="name">A folder for it.</param>
    /// <returns>Its path.</returns>
    public string SourcePackage(string name)
    {
        var folder = Path.Combine(_top, name);
        proof.Run(
            sources, "rpm",
            [
                "rpmbuild", "-bs", "--nodeps", .. Defines, "--define", $"_srcrpmdir {folder}", "--define", "_sourcedir .",
                "--define", "_builddir .", "--define", "_buildrootdir .", spec,
            ],
            ("SOURCE_DATE_EPOCH", proof.Job.Stamp.Epoch.ToString(CultureInfo.InvariantCulture)));
        return Directory.EnumerateFiles(folder, "*.src.rpm").Single();
    }

    private ImmutableArray<string> Defines =>
    [
        "--define", $"_topdir {_top}", "--define", $"_sourcedir {sources}", "--define", $"_specdir {Path.GetDirectoryName(spec)}",
        "--define", "source_date_epoch_from_changelog 0", "--define", "use_source_date_epoch_as_buildtime 1",
        "--define", "_buildhost localhost", "--define", "clamp_mtime_to_source_date_epoch 1",
    ];
}
