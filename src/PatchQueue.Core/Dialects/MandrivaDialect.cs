using System.Collections.Immutable;
using System.Text;
using PatchQueue.Configs;

namespace PatchQueue.Dialects;

/// <summary>
/// OpenMandriva: <c>ARCH-omv-defconfig</c>, the generic one, all fragments by name, the overrides; joined by merge_config.sh.
/// </summary>
internal sealed class MandrivaDialect : ConfigDialect
{
    private const string Suffix = "-omv-defconfig";
    private const string Generic = "generic" + Suffix;

    /// <inheritdoc/>
    public override string Name => "openmandriva";

    /// <inheritdoc/>
    public override string Summary => "OpenMandriva: defconfigs, fragments, overrides";

    /// <inheritdoc/>
    public override bool IsAt(ConfigFiles files) => files.Paths.Any(path => path.EndsWith(Suffix, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Wants(string path) => !path.Contains('/', StringComparison.Ordinal)
        && (path.EndsWith(Suffix, StringComparison.Ordinal) || path.EndsWith(".fragment", StringComparison.Ordinal)
            || path.EndsWith(".overrides", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override ConfigMatrix Read(ConfigFiles files)
    {
        var fragments = files.Paths.Where(path => path.EndsWith(".fragment", StringComparison.Ordinal)).ToList();
        var rows = files.Paths.Where(path => path.EndsWith(Suffix, StringComparison.Ordinal) && path != Generic).Select(path =>
        {
            var arch = path[..^Suffix.Length];
            string[] layers = [path, Generic, .. fragments, $"{arch}.overrides", "temporary-workarounds.overrides"];
            return new ConfigRow
            {
                Name = arch,
                Arch = arch,
                KernelArch = KernelArchs.TryIn(arch) is { } known ? KernelArchs.Of(known) : arch,
                Flavor = arch,
                Layers = [.. layers.Select(files.TryOptions).OfType<OptionFile>().Select(ConfigLayer.Of)],
                Rule = MergeRule.Append,
            };
        });
        return new ConfigMatrix([.. rows], []);
    }

    /// <inheritdoc/>
    public override byte[] Write(ConfigRow row) => Encoding.Latin1.GetBytes(RowText.Appended(row));

    /// <inheritdoc/>
    public override string? LayerOfNewRow(string row) => row + Suffix;

    /// <inheritdoc/>
    public override ConfigFiles Convert(ImmutableArray<ConvertedRow> rows) =>
        ConvertedRow.Hoist(rows, row => [Generic, NameOf(row) + Suffix]).Aggregate(
            rows.Aggregate(ConfigFiles.Empty, (all, row) => all.With(NameOf(row) + Suffix, "")),
            (all, layer) => all.With(layer.Key, ConvertedRow.Lines(layer.Value)));

    /// <inheritdoc/>
    public override string NameOf(ConvertedRow row) => row.Flavor == row.Row.Arch ? row.Flavor : $"{row.Row.Arch}-{row.Flavor}";
}
