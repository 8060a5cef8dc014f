using System.Collections.Immutable;
using PatchQueue.Queues;

namespace PatchQueue.Export;

/// <summary>What differs between the specs of the flavors.</summary>
internal sealed class SuseBinaries
{
    private static readonly string[] Subpackages = ["", "-base", "-extra", "-devel", "-hmac", "-optional"];

    private readonly SuseTemplates _templates;
    private readonly ImmutableDictionary<string, string> _common;
    private readonly IReadOnlyDictionary<string, PackageDescription> _descriptions;
    private readonly OldFlavors _old;
    private readonly ImmutableArray<string> _modules;

    /// <summary>Reads what lies beside the templates.</summary>
    /// <param name="job">What is exported.</param>
    /// <param name="templates">The templates.</param>
    /// <param name="common">The macros of all specs.</param>
    public SuseBinaries(ExportJob job, SuseTemplates templates, ImmutableDictionary<string, string> common)
    {
        (_templates, _common) = (templates, common);
        _descriptions = PackageDescriptions.Read(templates.Read("package-descriptions"));
        _old = OldFlavors.Read(templates.Read("old-flavors"));
        var supported = QueueFile.TryRead(Path.Combine(job.Root, "supported.conf"));
        _modules = supported is null ? [] : ModulesOf(GuardedFile.Read(supported));
    }

    /// <summary>The macros of a flavor's spec.</summary>
    /// <param name="flavor">The flavor.</param>
    /// <param name="architectures">Its own, as config.conf names them.</param>
    public ImmutableDictionary<string, string> Macros(string flavor, IReadOnlyList<string> architectures)
    {
        var about = _descriptions.GetValueOrDefault($"kernel-{flavor}") ?? new("The Linux Kernel", "The Linux Kernel.", "");
        var macros = _common.SetItem("FLAVOR", flavor).SetItem("SUMMARY", about.Summary).SetItem("DESCRIPTION", about.Text)
            .SetItem("ARCHS", string.Join(' ', architectures.Select(Flavors.RpmName))).SetItem("KMPS", string.Join(' ', _modules))
            .SetItems(Subpackages.Select(name => KeyValuePair.Create(
                "PROVIDES_OBSOLETES" + name.Replace('-', '_').ToUpperInvariant(), _old.Replaced(flavor, name, architectures))));
        return macros.SetItem("COMMON_DEPS", Templates.Fill(_templates.CommonDependencies, "kernel-binary.spec.in", macros))
            .SetItem("KMP_DEFINITIONS", string.Join('\n', _modules.Select(module => Definition(module, macros))));
    }

    private string Definition(string module, ImmutableDictionary<string, string> macros)
    {
        var summary = module[..^"-kmp".Length] + " kernel modules";
        var about = _descriptions.GetValueOrDefault(module) ?? new(summary, summary + ".", "");
        return Templates.Fill(_templates.Modules, "kernel-binary.spec.in", macros.SetItem("KMP_NAME", module)
            .SetItem("KMP_SUMMARY", about.Summary).SetItem("KMP_DESCRIPTION", about.Text).SetItem("KMP_DEPS", about.Requires));
    }

    // +gfs2-kmp fs/gfs2/gfs2
    private static ImmutableArray<string> ModulesOf(GuardedFile supported) =>
    [
        .. supported.Names.SelectMany(name => name.Guards.Guards)
            .Where(guard => guard is { Includes: true, IsNegated: false } && guard.Symbol.EndsWith("-kmp", StringComparison.Ordinal))
            .Select(guard => guard.Symbol).Distinct().Order(StringComparer.Ordinal),
    ];
}
