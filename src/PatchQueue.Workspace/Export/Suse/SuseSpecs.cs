using System.Collections.Immutable;

namespace PatchQueue.Export;

/// <summary>
/// Fills the templates of SUSE's kernel-source as its program <c>mkspec</c> does: a spec for each flavor and those of the packages beside
/// it. Those of device trees are not among them.
/// </summary>
/// <param name="job">What is exported.</param>
/// <param name="expanded">The queue, applied.</param>
/// <param name="package">The package, with the archives of the queue.</param>
/// <param name="flavors">The flavors.</param>
/// <param name="templates">The templates.</param>
internal sealed class SuseSpecs(
    ExportJob job, ExpandedQueue expanded, PackageFolder package, Flavors flavors, SuseTemplates templates)
{
    private readonly List<string> _written = [];

    /// <summary>Writes them, each with its changelog, and what stands beside them for the build service.</summary>
    public void Write()
    {
        var sources = new SuseSources(templates);
        sources.Put(package);
        var settings = new SuseSettings(job, templates);
        var common = settings.Macros(expanded, sources, package);
        var binary = new SuseBinaries(job, templates, common);
        foreach (var (flavor, architectures) in flavors.ByName)
        {
            Write($"kernel-{flavor}", "kernel-binary.spec.in", templates.Binary, binary.Macros(flavor, architectures));
        }

        Write($"kernel-source{settings.Variant}", "source", common);
        WriteBeside(settings, common);
        package.Write("_constraints", Templates.Fill(
            templates.Read("constraints.in"), "constraints.in", common.SetItem("BINARY_PACKAGES_XML", Packages())));
        WriteChanges();
    }

    private void WriteBeside(SuseSettings settings, ImmutableDictionary<string, string> common)
    {
        if (settings.Variant.Length == 0)
        {
            Write("kernel-docs", "docs", common);
        }

        var needed = Flavors.Read(job, "syms").ByName.Remove("vanilla");
        if (!needed.IsEmpty)
        {
            var architectures = needed.Values.SelectMany(names => names).Select(Flavors.RpmName).Distinct().Order(StringComparer.Ordinal);
            Write($"kernel-syms{settings.Variant}", "syms", common.SetItem("REQUIRES", string.Join('\n', needed.Select(Requirement)))
                .SetItem("ARCHS", string.Join(' ', architectures)));
        }

        if (settings.OwnFlavor is { } own)
        {
            var macros = common.SetItem("ARCHS", string.Join(' ', flavors.ByName.GetValueOrDefault(own, []).Select(Flavors.RpmName)
                .Where(name => name is not ("ppc" or "%ix86"))));
            Write("kernel-obs-build", "obs-build", macros);
            Write("kernel-obs-qa", "obs-qa", macros);
        }
    }

    private static string Requirement(KeyValuePair<string, ImmutableArray<string>> flavor) =>
        $"%ifarch {string.Join(' ', flavor.Value.Select(Flavors.RpmName))}\n"
        + $"Requires:       kernel-{flavor.Key}-devel = %version-%source_rel\n%endif";

    private string Packages() => string.Join('\n', flavors.ByName.Keys.Select(flavor => $"<package>kernel-{flavor}</package>"));

    private void Write(string name, string template, IReadOnlyDictionary<string, string> macros) =>
        Write(name, $"kernel-{template}.spec.in", templates.Read($"kernel-{template}.spec.in"), macros);

    private void Write(string name, string place, string text, IReadOnlyDictionary<string, string> macros)
    {
        package.Write($"{name}.spec", Templates.Fill(text, place, macros));
        _written.Add(name);
    }

    // The build service looks for a changelog of each spec's own name.
    private void WriteChanges()
    {
        var changes = File.ReadAllBytes(Path.Combine(package.Path, $"{job.Name}.changes"));
        foreach (var name in _written.Where(name => name != job.Name))
        {
            package.Write($"{name}.changes", changes);
        }
    }
}
