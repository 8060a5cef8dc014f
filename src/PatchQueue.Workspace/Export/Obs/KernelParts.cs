using System.Collections.Immutable;
using PatchQueue.Queues;

namespace PatchQueue.Export;

/// <summary>What a kernel's package has beside its sources and patches: configurations, kABI, the list of supported modules.</summary>
/// <param name="Flavors">The flavors; one called <c>default</c> where the queue says nothing.</param>
/// <param name="Archives">The archives that a build unpacks beside the sources.</param>
/// <param name="IsKernel">Whether the package is a kernel's.</param>
internal sealed record KernelParts(Flavors Flavors, ImmutableArray<string> Archives, bool IsKernel)
{
    private static readonly string[] Folders = ["kabi", "sysctl"];
    private static readonly string[] Files = ["config.conf", "supported.conf", "extra-symbols"];

    /// <summary>Puts them into the package, those that the queue has.</summary>
    public static KernelParts Put(
        ExportJob job, ExpandedQueue expanded, PackageFolder package, QueueTimes times, CancellationToken cancellation)
    {
        var isKernel = job.Queue.Folder!.Layout == QueueLayout.KernelSource || job.Name.StartsWith("kernel", StringComparison.Ordinal)
            || job.Name is "linux" || File.Exists(Path.Combine(job.Root, "config.conf"));
        var flavors = isKernel ? Flavors.Read(job) : Flavors.None;
        var archives = new List<string>();
        if (!flavors.Configs.IsEmpty)
        {
            archives.Add(ArchiveWriting.Write(package, "config", job.Compression, TimeOf(job, "config", times), Configs(job, flavors)));
        }

        foreach (var folder in Folders.Where(folder => Directory.Exists(Path.Combine(job.Root, folder))))
        {
            KabiSyntax.Demand(job, folder);
            archives.Add(ArchiveWriting.Write(package, folder, job.Compression, TimeOf(job, folder, times), FilesBelow(job, folder)));
        }

        foreach (var file in Files.Where(file => File.Exists(Path.Combine(job.Root, file))))
        {
            package.Write(file, QueueFile.TryRead(Path.Combine(job.Root, file)));
        }

        SupportedModules.Demand(job, expanded, package, cancellation);
        return new KernelParts(flavors, [.. archives], isKernel);
    }

    private static long TimeOf(ExportJob job, string folder, QueueTimes times) => times.Of(Path.Combine(job.Root, folder));

    private static List<(string Name, ReadOnlyMemory<byte> Bytes)> Configs(ExportJob job, Flavors flavors) =>
        [.. flavors.Configs.Select(config => ($"config/{config}", Read(job, $"config/{config}")))];

    private static ReadOnlyMemory<byte> Read(ExportJob job, string name) => QueueFile.TryRead(Path.Combine(job.Root, name))
        ?? throw new ExportException($"{name} is missing, which config.conf names");

    private static IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> FilesBelow(ExportJob job, string folder) =>
        Directory.EnumerateFiles(Path.Combine(job.Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(job.Root, path), (ReadOnlyMemory<byte>)QueueFile.TryRead(path)));
}
