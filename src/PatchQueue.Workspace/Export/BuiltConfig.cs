using System.Collections.Immutable;
using PatchQueue.Expanding;
using PatchQueue.Kconfig;

namespace PatchQueue.Export;

/// <summary>The .config of one kernel that a package brings, built by the very sources that it brings.</summary>
/// <param name="Row">The kernel's row, as <c>pq config list</c> names it.</param>
/// <param name="Bytes">The .config.</param>
public sealed record BuiltConfig(string Row, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Its name in a package, whose files lie in one folder.</summary>
    public string FileName => Row.Replace('/', '-') + ".config";

    /// <summary>Builds those of a job, by a tree that is expanded for it and gone afterwards; none where it is no kernel's.</summary>
    internal static ImmutableArray<BuiltConfig> Make(ExportJob job, PackageFolder package, CancellationToken cancellation)
    {
        var isNone = job.Mainline.AsSource() is not null && !KconfigIndexes.Of(job.Mainline, cancellation).HasAny;
        if (job.BuildConfigs is not { } build || isNone)
        {
            return [];
        }

        var tree = Path.Combine(Directory.CreateDirectory(package.Scratch).FullName, "kernel");
        MainlineExpansion.Run(job, new SeriesPatches(job.Patches) { TakesText = true }, tree, cancellation);
        ImmutableArray<BuiltConfig> built = KernelTree.IsAt(tree) ? build(tree, cancellation) : [];
        Directory.Delete(tree, recursive: true);
        return built;
    }

    /// <summary>Puts all of a job into a package.</summary>
    /// <param name="job">What is exported.</param>
    /// <param name="package">Takes the files.</param>
    /// <param name="folder">The folder in it, with a slash behind it; empty for its top.</param>
    /// <returns>Their names, without the folder.</returns>
    internal static ImmutableArray<string> Put(ExportJob job, PackageFolder package, string folder = "")
    {
        foreach (var config in job.Configs)
        {
            package.Write(folder + config.FileName, config.Bytes.Span);
        }

        return [.. job.Configs.Select(config => config.FileName)];
    }
}
