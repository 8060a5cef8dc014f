using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Configs;

namespace PatchQueue.Dialects;

/// <summary>One whole file a row: Arch, Mageia, Armbian, and what Fedora's package ships.</summary>
internal sealed partial class FlatDialect : ConfigDialect
{
    private const string Suffix = ".config";

    /// <inheritdoc/>
    public override string Name => "flat";

    /// <inheritdoc/>
    public override string Summary => "one file a row: Arch, Mageia, Armbian";

    /// <inheritdoc/>
    public override bool IsAt(ConfigFiles files) => Read(files).Rows.Length > 0;

    /// <inheritdoc/>
    public override bool Wants(string path) => path[(path.LastIndexOf('/') + 1)..] is var name
        && (name == "config" || name.EndsWith(Suffix, StringComparison.Ordinal) || name.EndsWith("defconfig", StringComparison.Ordinal)
            || name.StartsWith("config-", StringComparison.Ordinal) || name.StartsWith("config.", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override ConfigMatrix Read(ConfigFiles files)
    {
        var rows = ImmutableArray.CreateBuilder<ConfigRow>();
        foreach (var path in files.Paths.Where(Wants))
        {
            var file = files.TryOptions(path)!;
            if (file.Lines.Any(line => line.Symbol is not null))
            {
                rows.Add(RowOf(file));
            }
        }

        return new ConfigMatrix(rows.ToImmutable(), []);
    }

    /// <inheritdoc/>
    public override byte[] Write(ConfigRow row) => Encoding.Latin1.GetBytes(RowText.Replaced(row));

    /// <inheritdoc/>
    public override string? LayerOfNewRow(string row) => row + Suffix;

    /// <inheritdoc/>
    public override ConfigFiles Convert(ImmutableArray<ConvertedRow> rows) => ConfigFiles.Of(rows.Select(row =>
        (NameOf(row) + Suffix, (ReadOnlyMemory<byte>)Encoding.Latin1.GetBytes($"# {row.Row.KernelArch}\n"
            + ConvertedRow.Lines(row.Values)))));

    /// <inheritdoc/>
    public override string NameOf(ConvertedRow row) => $"{row.Row.Arch}-{row.Flavor}";

    private static ConfigRow RowOf(OptionFile file)
    {
        var name = file.Path.EndsWith(Suffix, StringComparison.Ordinal) ? file.Path[..^Suffix.Length] : file.Path;
        var arch = KernelArchs.TryIn(name) ?? ArchOf(file);
        var rest = arch is not null && name.StartsWith(arch + "-", StringComparison.Ordinal) ? name[(arch.Length + 1)..] : name;
        return new ConfigRow
        {
            Name = name,
            Arch = arch ?? "x86",
            KernelArch = ArchOf(file) ?? KernelArchs.Of(arch ?? "x86"),
            Flavor = rest.Replace('/', '-'),
            Layers = [ConfigLayer.Of(file)],
            Rule = MergeRule.Replace,
        };
    }

    // "# Linux/x86 6.12.1 Kernel Configuration" as the kernel writes it, "# arm64" as ARK does.
    private static string? ArchOf(OptionFile file) => file.Lines.Take(4).Select(line => FirstLine().Match(line.Text))
        .FirstOrDefault(match => match.Success)?.Groups[1].Value;

    [GeneratedRegex(@"^# (?:Linux/)?([a-z0-9_]+)(?: .* Kernel Configuration)?\r?\n?$")]
    private static partial Regex FirstLine();
}
