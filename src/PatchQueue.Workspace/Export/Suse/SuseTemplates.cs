using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>
/// The spec templates that SUSE's kernel-source has: one for all flavors, which also holds the block that is repeated for each package of
/// modules, and those of the packages beside it.
/// </summary>
internal sealed partial class SuseTemplates
{
    private const string BinaryName = "kernel-binary.spec.in";

    private readonly string _folder;

    private SuseTemplates(string folder)
    {
        _folder = folder;
        var text = Read(BinaryName);
        CommonDependencies = DependenciesBlock().Match(text).Groups[1].Value;
        Modules = ModulesBlock().Match(text).Groups[1].Value;
        Binary = ModulesBlock().Replace(text, "@KMP_DEFINITIONS@", 1);
    }

    /// <summary>Opens those of a job; null where its templates are none of SUSE's.</summary>
    public static SuseTemplates? TryOpen(ExportJob job) =>
        job.Template is { } folder && File.Exists(Path.Combine(folder, BinaryName)) ? new SuseTemplates(folder) : null;

    /// <summary>The template of a flavor, with a macro where the block for modules was.</summary>
    public string Binary { get; }

    /// <summary>What every package with binaries depends on.</summary>
    public string CommonDependencies { get; }

    /// <summary>The block for one package of modules; empty where there is none.</summary>
    public string Modules { get; }

    /// <summary>Reads a file beside the templates.</summary>
    /// <exception cref="ExportException">It is not there.</exception>
    public string Read(string name) => Encoding.UTF8.GetString(QueueFile.TryRead(Path.Combine(_folder, name))
        ?? throw new ExportException($"{DisplayText.Of(name)} is not among the templates in {DisplayText.Of(_folder)}"));

    /// <summary>The path of a file beside the templates; it need not be there.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    [GeneratedRegex("^# BEGIN COMMON DEPS\n?(.*)^# END COMMON DEPS", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex DependenciesBlock();

    [GeneratedRegex("^# BEGIN KMP\n?(.*)^# END KMP", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ModulesBlock();
}
