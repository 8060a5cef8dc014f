using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>What kernel-source's <c>config.sh</c> says about its packages, and the macros that all specs share.</summary>
internal sealed partial class SuseSettings
{
    // Whether something is done, as 0 or 1, and names that may be empty.
    private static readonly string[] Switches =
        ["SB_EFI_ONLY", "SPLIT_BASE", "SPLIT_OPTIONAL", "SUPPORTED_MODULES_CHECK", "BUILD_PDF", "BUILD_HTML"];

    private static readonly string[] Names = ["LIVEPATCH", "LIVEPATCH_RT"];

    private static readonly string[] Numbers = ["VERSION", "PATCHLEVEL", "SUBLEVEL"];

    private readonly ExportJob _job;
    private readonly ImmutableDictionary<string, string> _values;

    /// <summary>Reads them.</summary>
    public SuseSettings(ExportJob job, SuseTemplates templates) =>
        (_job, _values) = (job, ShellAssignments.Read(templates.Read("config.sh")));

    /// <summary>What is behind <c>kernel-source</c>, such as <c>-rt</c>; empty for nothing.</summary>
    public string Variant => Value("VARIANT");

    /// <summary>The flavor that the build service itself runs; null where another variant gives it.</summary>
    public string? OwnFlavor => Variant.Length == 0 ? "default" : BuildVariant.Length > 0 ? Variant.TrimStart('-') : null;

    private string BuildVariant => Value("OBS_BUILD_VARIANT").Length > 0 ? Variant : "";

    /// <summary>The macros.</summary>
    public ImmutableDictionary<string, string> Macros(ExpandedQueue expanded, SuseSources sources, PackageFolder package)
    {
        var version = PatchVersion(expanded);
        var macros = new Dictionary<string, string>
        {
            ["VARIANT"] = Variant,
            ["OBS_BUILD_VARIANT"] = BuildVariant + "%{nil}",
            ["SRCVERSION"] = _job.Version.Upstream,
            ["PATCHVERSION"] = version,
            ["RPMVERSION"] = Candidate().Replace(version.Replace(".0-rc", "~rc", StringComparison.Ordinal), "").Replace('-', '.'),
            ["TARBALL_URL"] = Release().Match(_job.Version.Upstream) is { Success: true } release
                ? $"https://www.kernel.org/pub/linux/kernel/v{release.Groups[1].Value}.x/" : "",
            ["RELEASE"] = _job.Release,
            ["COMMIT"] = _job.Stamp.ShortCommit,
            ["COMMIT_FULL"] = _job.Stamp.Commit ?? new string('0', 40),
            ["UNPACK_PATCHES"] = sources.Unpacked,
            ["SCRIPTS"] = sources.Scripts(package),
            ["YEAR"] = _job.Stamp.When.Year.ToString(CultureInfo.InvariantCulture),
            ["COMPRESS_MODULES"] = _values.GetValueOrDefault("COMPRESS_MODULES", "none"),
            ["COMPRESS_VMLINUX"] = _values.GetValueOrDefault("COMPRESS_VMLINUX", "gz"),
        };
        macros["SOURCES"] = Templates.Fill(sources.Lines, SuseSources.Template, macros);
        return macros.ToImmutableDictionary(StringComparer.Ordinal)
            .SetItems(Switches.Select(name => KeyValuePair.Create(name, Given(name).Length > 0 ? "1" : "0")))
            .SetItems(Names.Select(name => KeyValuePair.Create(name, Given(name)))).SetItems(_job.Macros);
    }

    // The version that the Makefile says where the queue has changed it.
    private string PatchVersion(ExpandedQueue expanded)
    {
        if (expanded.Contents.Find(TreePath.Parse("Makefile")) is not { } makefile)
        {
            return _job.Version.Patch;
        }

        var values = Assignment().Matches(Encoding.UTF8.GetString(makefile.Bytes.Span)).ToDictionary(
            match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        return string.Join('.', Numbers.Select(name => values.GetValueOrDefault(name, "0")))
            + values.GetValueOrDefault("EXTRAVERSION", "");
    }

    private string Value(string name) => _values.GetValueOrDefault(name, "");

    private string Given(string name) => No().IsMatch(Value(name)) ? "" : Value(name);

    [GeneratedRegex("^(0+|no|none)$", RegexOptions.IgnoreCase)]
    private static partial Regex No();

    [GeneratedRegex(@"-rc\d+")]
    private static partial Regex Candidate();

    [GeneratedRegex(@"^(\d+)(?:\.\d+)*$")]
    private static partial Regex Release();

    [GeneratedRegex(@"^(VERSION|PATCHLEVEL|SUBLEVEL|EXTRAVERSION) *= *(\S*)[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Assignment();
}
