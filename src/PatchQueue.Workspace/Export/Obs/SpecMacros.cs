using System.Collections.Immutable;
using System.Globalization;
using PatchQueue.Changelogs;
using PatchQueue.Packaging;

namespace PatchQueue.Export;

/// <summary>The macros of spec templates; docs/export.md has the table.</summary>
/// <param name="job">What is exported.</param>
/// <param name="expanded">The queue, applied.</param>
/// <param name="mainline">The archive of the sources.</param>
/// <param name="parts">What belongs to a kernel.</param>
/// <param name="sources">The package's sources, in the order of their numbers.</param>
internal sealed class SpecMacros(
    ExportJob job, ExpandedQueue expanded, MainlineArchive mainline, KernelParts parts, ImmutableArray<string> sources)
{
    private static readonly string[] Unpacked = [".tar.xz", ".tar.zst", ".tar.bz2", ".tar.gz", ".tar"];

    /// <summary>The values.</summary>
    public IReadOnlyDictionary<string, string> Values { get; } = Make(job, expanded, mainline, parts, sources);

    private static Dictionary<string, string> Make(
        ExportJob job, ExpandedQueue expanded, MainlineArchive mainline, KernelParts parts, ImmutableArray<string> sources)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NAME"] = job.Name,
            ["SRCVERSION"] = job.Version.Upstream,
            ["PATCHVERSION"] = job.Version.Patch,
            ["RPMVERSION"] = job.Version.Rpm,
            ["RELEASE"] = job.Release,
            ["COMMIT"] = job.Stamp.ShortCommit,
            ["COMMIT_FULL"] = job.Stamp.Commit ?? new string('0', 40),
            ["YEAR"] = job.Stamp.When.Year.ToString(CultureInfo.InvariantCulture),
            ["TIMESTAMP"] = job.Stamp.Write().Split('\n')[0],
            ["SOURCE_DATE_EPOCH"] = job.Stamp.Epoch.ToString(CultureInfo.InvariantCulture),
            ["TARBALL"] = Path.GetFileName(mainline.Name),
            ["TARBALL_URL"] = UrlOf(job, parts),
            ["TOPDIR"] = mainline.TopDirectory,
            ["TREE_HASH"] = expanded.Manifest.Hash,
            ["PATCH_COUNT"] = expanded.Patches.Length.ToString(CultureInfo.InvariantCulture),
            ["SOURCES"] = Sources(sources),
            ["UNPACK_PATCHES"] = string.Join(' ', UnpackedOf(sources, parts).Select(number => $"-a {number}")),
            ["APPLY"] = job.Style == SourceStyle.Prepared ? ""
                : $"sh %{{S:{sources.IndexOf("apply-patches")}}} %{{S:{sources.IndexOf(AppliedSeries.FileName)}}} ..",
            ["CHANGELOG"] = SpecChangelog.Write(job.Changes, $"{job.Version.Rpm}-{job.Release}").TrimEnd('\n'),
            ["BUILD_REQUIRES"] = expanded.Patches.Any(patch => patch.NeedsGit) ? "BuildRequires:  git-core" : "",
            ["FLAVORS"] = string.Join(' ', parts.Flavors.ByName.Keys),
            ["FLAVOR_CASES"] = string.Join('\n', parts.Flavors.ByName.Keys.Select(flavor =>
                $"%if \"%{{flavor}}\" == \"{flavor}\"\n%define is_kernel 1\n%endif")),
            ["ARCHS"] = ArchitecturesOf(parts),
            ["BINARY_PACKAGES_XML"] = string.Join('\n', parts.Flavors.ByName.Keys.Select(flavor =>
                $"      <package>{PackageText.ForXml(job.Name)}-{flavor}</package>")),
            ["SUMMARY"] = parts.IsKernel ? "The Linux kernel" : $"{job.Name} with patches",
            ["LICENSE"] = parts.IsKernel ? "GPL-2.0-only" : "GPL-2.0-or-later",
            ["URL"] = parts.IsKernel ? "https://www.kernel.org/" : "https://localhost/",
            ["DESCRIPTION"] = $"{job.Name} {job.Version.Upstream} with {expanded.Patches.Length} patches.",
        };
        foreach (var (name, value) in job.Macros)
        {
            values[name] = value;
        }

        return values;
    }

    private static string UrlOf(ExportJob job, KernelParts parts) => parts.IsKernel && job.Version.IsRelease
        ? $"https://www.kernel.org/pub/linux/kernel/v{job.Version.Upstream.Split('.')[0]}.x/"
        : "";

    private static string Sources(ImmutableArray<string> sources) =>
        string.Join('\n', sources.Select((name, i) => $"{$"Source{i}:",-15} {name}"));

    private static IEnumerable<int> UnpackedOf(ImmutableArray<string> sources, KernelParts parts) =>
        Enumerable.Range(1, sources.Length - 1).Where(i => Unpacked.Any(ending => sources[i].EndsWith(ending, StringComparison.Ordinal))
            && (sources[i].StartsWith("patches", StringComparison.Ordinal) || parts.Archives.Contains(sources[i])));

    private static string ArchitecturesOf(KernelParts parts) =>
        parts.Flavors.ByName.Values.SelectMany(names => names).Distinct().Order(StringComparer.Ordinal).Select(Flavors.RpmName).ToList()
            is { Count: > 0 } known ? string.Join(' ', known) : "x86_64 aarch64 s390x ppc64le riscv64 %ix86";
}
