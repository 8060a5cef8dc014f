using System.Collections.Immutable;
using System.Globalization;

namespace PatchQueue.Export;

/// <summary>The specs of a package, and what stands beside them for the build service, made from templates.</summary>
/// <param name="job">What is exported.</param>
/// <param name="expanded">The queue, applied.</param>
/// <param name="package">The package, with all its sources.</param>
/// <param name="mainline">The archive of the sources.</param>
/// <param name="parts">What belongs to a kernel.</param>
internal sealed class SpecFiles(
    ExportJob job, ExpandedQueue expanded, PackageFolder package, MainlineArchive mainline, KernelParts parts)
{
    /// <summary>Writes them.</summary>
    public void Write()
    {
        if (SuseTemplates.TryOpen(job) is { } suse)
        {
            new SuseSpecs(job, expanded, package, parts.Flavors, suse).Write();
            return;
        }

        ImmutableArray<string> sources = [mainline.Name, .. package.Names.Where(name => name != mainline.Name && !IsOfService(name))];
        var macros = new SpecMacros(job, expanded, mainline, parts, sources);
        if (job.Template is { } template && Directory.Exists(template))
        {
            foreach (var file in Directory.EnumerateFiles(template, "*.spec.in").Order(StringComparer.Ordinal))
            {
                package.Write(Path.GetFileName(file)[..^".in".Length], Templates.FillFile(file, macros.Values));
            }
        }
        else
        {
            package.Write($"{job.Name}.spec", job.Template is { } own ? Templates.FillFile(own, macros.Values)
                : Templates.FillOwn(parts.IsKernel ? "kernel.spec.in" : "package.spec.in", macros.Values));
        }

        if (parts.IsKernel)
        {
            package.Write("_multibuild", Multibuild());
            package.Write("_constraints", Templates.FillOwn("constraints.in", macros.Values));
        }
    }

    private static bool IsOfService(string name) =>
        name.StartsWith('_') || name.EndsWith(".changes", StringComparison.Ordinal) || name.EndsWith(".spec", StringComparison.Ordinal);

    private string Multibuild() => string.Create(
        CultureInfo.InvariantCulture,
        $"<multibuild>\n{string.Concat(parts.Flavors.ByName.Keys.Select(flavor => $"\t<flavor>{flavor}</flavor>\n"))}</multibuild>\n");
}
