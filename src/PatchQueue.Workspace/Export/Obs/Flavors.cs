using System.Collections.Immutable;
using PatchQueue.Packaging;
using PatchQueue.Queues;

namespace PatchQueue.Export;

/// <summary>The flavors of a kernel and the architectures of each, from kernel-source's <c>config.conf</c>.</summary>
internal sealed class Flavors
{
    private const string FileName = "config.conf";

    private static readonly string[] Architectures =
        ["arm64", "armv6hl", "armv7hl", "i386", "ia64", "ppc", "ppc64", "ppc64le", "riscv64", "s390", "s390x", "um", "x86_64"];

    private Flavors(ImmutableSortedDictionary<string, ImmutableArray<string>> byName, ImmutableArray<string> configs) =>
        (ByName, Configs) = (byName, configs);

    /// <summary>No flavor: what is no kernel.</summary>
    public static readonly Flavors None = new(ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty, []);

    /// <summary>The architectures of each flavor.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> ByName { get; }

    /// <summary>The configurations as <c>ARCH/FLAVOR</c>.</summary>
    public ImmutableArray<string> Configs { get; }

    /// <summary>Reads them; without a config.conf there is one flavor, <c>default</c>, for whatever builds it.</summary>
    public static Flavors Read(ExportJob job)
    {
        var flavors = Read(job, symbol: "");
        return flavors.Configs.IsEmpty && File.Exists(Path.Combine(job.Root, FileName))
            ? throw new ExportException($"{FileName} has no flavor that is wanted", "look at --arch and --flavor")
            : new Flavors(flavors.ByName.IsEmpty ? flavors.ByName.Add("default", []) : flavors.ByName, flavors.Configs);
    }

    /// <summary>Reads those that are left where a symbol is defined beside the architecture's.</summary>
    public static Flavors Read(ExportJob job, string symbol)
    {
        var bytes = QueueFile.TryRead(Path.Combine(job.Root, FileName));
        var configs = bytes is null ? [] : ConfigsOf(GuardedFile.Read(bytes), job, symbol).ToImmutableArray();
        var byName = configs.GroupBy(config => config[(config.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToImmutableSortedDictionary(
            group => group.Key, group => group.Select(config => config.Split('/')[0]).ToImmutableArray(), StringComparer.Ordinal);
        return new Flavors(byName, configs);
    }

    /// <summary>An architecture as RPM calls it.</summary>
    public static string RpmName(string architecture) => architecture switch
    {
        "arm64" => "aarch64",
        "i386" => "%ix86",
        _ => architecture,
    };

    private static IEnumerable<string> ConfigsOf(GuardedFile file, ExportJob job, string symbol)
    {
        foreach (var architecture in Architectures.Where(name => job.Architectures.IsEmpty || job.Architectures.Contains(name)))
        {
            foreach (var name in file.Active(architecture, symbol))
            {
                if (name.StartsWith(architecture + "/", StringComparison.Ordinal) && IsWanted(name, job) && IsSafe(name))
                {
                    yield return name;
                }
            }
        }
    }

    private static bool IsWanted(string config, ExportJob job) =>
        job.Flavors.IsEmpty || job.Flavors.Contains(config[(config.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    private static bool IsSafe(string config) => SafeName.FaultOfPackage(config.Split('/')[^1]) is null && config.Split('/').Length == 2
        ? true
        : throw new ExportException($"{FileName}: {Text.DisplayText.Of(config)} is no ARCHITECTURE/FLAVOR");
}
