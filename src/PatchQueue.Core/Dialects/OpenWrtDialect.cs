using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Configs;

namespace PatchQueue.Dialects;

/// <summary>OpenWrt's <c>target/linux</c>: generic, target and subtarget, a <c>config-VERSION</c> each, joined by kconfig.pl.</summary>
internal sealed partial class OpenWrtDialect : ConfigDialect
{
    private const string Default = "config-default";

    /// <inheritdoc/>
    public override string Name => "openwrt";

    /// <inheritdoc/>
    public override string Summary => "OpenWrt's target/linux: generic, target, subtarget";

    /// <inheritdoc/>
    public override bool IsAt(ConfigFiles files) => Versions(files).Any();

    /// <inheritdoc/>
    public override bool Wants(string path) => Names().IsMatch(path);

    /// <inheritdoc/>
    public override ConfigMatrix Read(ConfigFiles files)
    {
        var rows = ImmutableArray.CreateBuilder<ConfigRow>();
        var versions = Versions(files).ToList();
        foreach (var version in versions)
        {
            foreach (var folder in Folders(files, version))
            {
                rows.Add(RowOf(files, folder, version, versions.Count > 1 ? "@" + version : ""));
            }
        }

        return new ConfigMatrix(rows.ToImmutable(), []);
    }

    /// <inheritdoc/>
    public override byte[] Write(ConfigRow row) => Encoding.Latin1.GetBytes(string.Concat(
        LayerMerge.Merge(row).Options.OrderBy(option => option.Symbol, StringComparer.Ordinal)
            .Select(option => option.Chosen.Text.TrimStart().StartsWith('#')
                ? option.Value.LineFor(option.Symbol)
                : $"CONFIG_{option.Symbol}={option.Value}\n")));

    /// <inheritdoc/>
    public override ConfigFiles Convert(ImmutableArray<ConvertedRow> rows)
    {
        const string File = "config-1";
        var files = ConfigFiles.Empty.With("generic/" + File, "");
        foreach (var row in rows)
        {
            files = files.With($"{row.Row.Arch}/Makefile", $"ARCH:={row.Row.KernelArch}\n").With($"{NameOf(row)}/{File}", "");
        }

        var layers = ConvertedRow.Hoist(rows, row => ["generic/" + File, $"{row.Row.Arch}/{File}", $"{NameOf(row)}/{File}"]);
        return layers.Aggregate(files, (all, layer) => all.With(layer.Key, ConvertedRow.Lines(layer.Value)));
    }

    /// <inheritdoc/>
    public override string NameOf(ConvertedRow row) => $"{row.Row.Arch}/{row.Flavor}";

    private static IEnumerable<string> Versions(ConfigFiles files) => files.Paths
        .Where(path => path.StartsWith("generic/config-", StringComparison.Ordinal)).Select(path => path["generic/config-".Length..]);

    // A target without subtargets is a row itself.
    private static IEnumerable<string> Folders(ConfigFiles files, string version)
    {
        var all = files.Paths.Where(path => path.EndsWith("/config-" + version, StringComparison.Ordinal)
                || path.EndsWith("/" + Default, StringComparison.Ordinal))
            .Select(path => path[..path.LastIndexOf('/')]).Where(folder => folder != "generic").Distinct().ToList();
        return all.Where(folder => !all.Exists(other => other.StartsWith(folder + "/", StringComparison.Ordinal)));
    }

    private static ConfigRow RowOf(ConfigFiles files, string folder, string version, string mark)
    {
        var target = folder.Split('/')[0];
        var found = new[] { "generic", target, folder }.Distinct()
            .Select(place => files.TryOptions($"{place}/config-{version}") ?? files.TryOptions($"{place}/{Default}")).OfType<OptionFile>();
        return new ConfigRow
        {
            Name = folder + mark,
            Arch = target,
            KernelArch = Arch().Match(files.TextOf($"{target}/Makefile")) is { Success: true } arch
                ? KernelArchs.Of(arch.Groups[1].Value)
                : KernelArchs.Of(target),
            Flavor = folder == target ? "default" : folder[(target.Length + 1)..].Replace('/', '-'),
            Layers = [.. found.Select(ConfigLayer.Of)],
            Rule = MergeRule.LastWins,
        };
    }

    [GeneratedRegex(@"^ARCH:=(\S+)", RegexOptions.Multiline)]
    private static partial Regex Arch();

    [GeneratedRegex(@"^[^/]+/([^/]+/)?config-[^/~]+$|^[^/]+/Makefile$")]
    private static partial Regex Names();
}
