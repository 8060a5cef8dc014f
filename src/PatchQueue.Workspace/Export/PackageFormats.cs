using System.Collections.Immutable;

namespace PatchQueue.Export;

/// <summary>All formats.</summary>
public static class PackageFormats
{
    /// <summary>The formats, the usual one first.</summary>
    public static readonly ImmutableArray<PackageFormat> All = 
    [
        new ObsFormat(), new RpmFormat(), new SrpmFormat(), new FedoraFormat(), new DebianFormat(), new ArchFormat(), new TreeFormat(),
        new TarballFormat(), new DiffFormat(), new QuiltFormat(), new MboxFormat(), new GitFormat(), new ChangelogFormat(),
    ];

    /// <summary>The format of a name; null when there is none.</summary>
    public static PackageFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
