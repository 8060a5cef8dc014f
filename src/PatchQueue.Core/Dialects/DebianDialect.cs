using System.Collections.Immutable;
using System.Text;
using PatchQueue.Configs;
using PatchQueue.Defines;

namespace PatchQueue.Dialects;

/// <summary>
/// Debian's <c>debian/config</c>: <c>defines.toml</c>, or <c>defines</c> up to 6.1, name architectures, feature sets and flavours;
/// fragments are merged by kconfig.py.
/// </summary>
internal sealed class DebianDialect : ConfigDialect
{
    /// <inheritdoc/>
    public override string Name => "debian";

    /// <inheritdoc/>
    public override string Summary => "debian/config: defines and fragments, feature sets";

    /// <inheritdoc/>
    public override bool AnswersEmpty => true;

    /// <inheritdoc/>
    protected override string NoteMark => "#. ";

    /// <inheritdoc/>
    public override bool IsAt(ConfigFiles files) => files.Contains("defines.toml") || files.Contains("defines");

    /// <inheritdoc/>
    public override bool Wants(string path) => path[(path.LastIndexOf('/') + 1)..] is var name
        && (name is "defines" or "defines.toml" or "config" || name.StartsWith("config.", StringComparison.Ordinal)
            || name.StartsWith("config-", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override ConfigMatrix Read(ConfigFiles files)
    {
        var faults = new List<ConfigFault>();
        var rows = (files.Contains("defines.toml") ? new DebianToml(files, faults).Rows() : new DebianIni(files).Rows()).ToList();
        var known = new Dictionary<string, ConfigLayer>(StringComparer.Ordinal);
        return new ConfigMatrix([.. rows.Select(Make)], [.. faults]);

        ConfigRow Make(DebianRow row) => new()
        {
            Name = $"{row.Arch}/{row.FeatureSet}/{row.Flavour}",
            Arch = row.Arch,
            KernelArch = row.KernelArch,
            Variant = row.FeatureSet,
            Flavor = row.Flavour,
            Layers = [.. row.Files.Where(file => Demand(row, file)).Select(file => LayerOf(file.Path))],
            Places = [.. row.Files.Select(file => file.Path)],
            Rule = MergeRule.LastWins,
        };

        bool Demand(DebianRow row, (string Path, bool IsNamed) file)
        {
            if (file.IsNamed && !files.Contains(file.Path))
            {
                faults.Add(ConfigFault.Error(
                    file.Path, 0, "config-missing", $"{row.Arch}/{row.FeatureSet}/{row.Flavour} names it, and there is no such file"));
            }

            return files.Contains(file.Path);
        }

        ConfigLayer LayerOf(string path)
        {
            if (!known.TryGetValue(path, out var layer))
            {
                var file = files.TryOptions(path)!;
                faults.AddRange(Unknown(file));
                known.Add(path, layer = ConfigLayer.Of(file));
            }

            return layer;
        }
    }

    /// <inheritdoc/>
    public override byte[] Write(ConfigRow row) => Encoding.Latin1.GetBytes(
        string.Concat(LayerMerge.Merge(row).Options.Select(option => option.Value.LineFor(option.Symbol))));

    /// <inheritdoc/>
    public override string? LayerOfNewRow(string row) =>
        row.Split('/') is [var arch, var set, var flavour] ? FlavourFile(arch, set, flavour) : null;

    /// <inheritdoc/>
    public override ConfigFiles Convert(ImmutableArray<ConvertedRow> rows)
    {
        var files = DebianWriting.Defines(rows).Aggregate(ConfigFiles.Empty, (all, file) => all.With(file.Path, file.Text));
        var layers = ConvertedRow.Hoist(rows, row =>
        [
            "config", $"kernelarch-{row.Row.KernelArch}/config", $"{row.Row.Arch}/config",
            FlavourFile(row.Row.Arch, DebianWriting.SetOf(row), DebianWriting.FlavourOf(row)),
        ]);
        return layers.Aggregate(files, (all, layer) => all.With(layer.Key, ConvertedRow.Lines(layer.Value)));
    }

    /// <inheritdoc/>
    public override string NameOf(ConvertedRow row) => $"{row.Row.Arch}/{DebianWriting.SetOf(row)}/{DebianWriting.FlavourOf(row)}";

    // A flavour's own file holds for every feature set; the one in the set's folder is the row's alone.
    private static string FlavourFile(string arch, string set, string flavour) => $"{arch}/{set}/config.{flavour}";

    private static IEnumerable<ConfigFault> Unknown(OptionFile file) => file.Lines.Select((line, index) => (line, index))
        .Where(found => found.line.IsUnknown)
        .Select(found => ConfigFault.Error(
            file.Path, found.index + 1, "config-line", $"kconfig.py does not take '{Text.DisplayText.Of(found.line.Text.Trim())}'"));
}
