using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Configs;
using PatchQueue.Guards;

namespace PatchQueue.Dialects;

/// <summary>
/// kernel-source: <c>config.conf</c> names the configs with guards; a file without <c>CONFIG_MMU=</c> is a fragment that is merged
/// over the architecture's default.
/// </summary>
internal sealed partial class SuseDialect : ConfigDialect
{
    private const string Conf = "config.conf";
    private const string Folder = "config/";

    /// <inheritdoc/>
    public override string Name => "suse";

    /// <inheritdoc/>
    public override string Summary => "kernel-source: config.conf, full files and fragments";

    /// <inheritdoc/>
    public override bool IsAt(ConfigFiles files) => files.Contains(Conf);

    /// <inheritdoc/>
    public override bool Wants(string path) =>
        path is Conf or "rpm/config.sh" || path.StartsWith(Folder, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override ConfigMatrix Read(ConfigFiles files)
    {
        var rows = ImmutableArray.CreateBuilder<ConfigRow>();
        var faults = ImmutableArray.CreateBuilder<ConfigFault>();
        var bytes = files.TryRead(Conf) is { } conf ? conf.Span : default;
        var reader = new GuardedLineReader(bytes);
        var known = new Dictionary<string, OptionFile?>(StringComparer.Ordinal);
        while (reader.TryRead(out _))
        {
            foreach (var name in reader.Names)
            {
                var path = Encoding.UTF8.GetString(name.Name.Of(bytes));
                var parts = path.Split('/');
                if (parts.Length != 2)
                {
                    faults.Add(ConfigFault.Error(Conf, name.LineNumber, "config-name", $"'{path}' is not ARCH/FLAVOR"));
                }
                else if (name.Guards.Decide(SymbolSet.Of(parts[0])).IsIncluded)
                {
                    Add(path, parts, name.LineNumber);
                }
            }
        }

        return new ConfigMatrix(rows.ToImmutable(), faults.ToImmutable());

        void Add(string path, string[] parts, int line)
        {
            if (Open(path) is not { } file)
            {
                faults.Add(ConfigFault.Error(Conf, line, "config-missing", $"there is no {Folder}{path}"));
                return;
            }

            var below = Below(files, parts[0], Open);
            var isFragment = IsFragment(file) && below is not null && below.Path != file.Path;
            rows.Add(new ConfigRow
            {
                Name = path,
                Arch = parts[0],
                KernelArch = KernelArchs.Of(parts[0]),
                Flavor = parts[1],
                Layers = isFragment ? [ConfigLayer.Of(below!), ConfigLayer.Of(file)] : [ConfigLayer.Of(file)],
                Rule = MergeRule.Replace,
            });
        }

        OptionFile? Open(string path)
        {
            if (!known.TryGetValue(path, out var file))
            {
                known.Add(path, file = files.TryOptions(Folder + path));
            }

            return file;
        }
    }

    /// <inheritdoc/>
    public override byte[] Write(ConfigRow row) => Encoding.Latin1.GetBytes(RowText.Replaced(row));

    /// <inheritdoc/>
    public override string? LayerOfNewRow(string row) => Folder + row;

    /// <inheritdoc/>
    public override ConfigFiles Convert(ImmutableArray<ConvertedRow> rows)
    {
        var files = ConfigFiles.Empty.With(
            Conf, string.Concat(rows.Select(row => $"+{row.Row.Arch}\t{NameOf(row)}\n")));
        return rows.Aggregate(files, (all, row) => all.With(Folder + NameOf(row), ConvertedRow.Lines(row.Values)));
    }

    /// <inheritdoc/>
    public override string NameOf(ConvertedRow row) => $"{row.Row.Arch}/{row.Flavor}";

    /// <summary>Whether a file holds only what differs from the architecture's default.</summary>
    internal static bool IsFragment(OptionFile file) => !file.Lines.Any(line => line.Symbol == "MMU" && line.Value != ConfigValue.No);

    // run_oldconfig takes the variant's config, i386/pae, or ARCH/default.
    private static OptionFile? Below(ConfigFiles files, string arch, Func<string, OptionFile?> open)
    {
        var variant = Variant().Match(files.TextOf("rpm/config.sh")).Groups[1].Value.TrimStart('-');
        return (variant.Length > 0 ? open($"{arch}/{variant}") : null)
            ?? (arch == "i386" ? open("i386/pae") : null)
            ?? open($"{arch}/default");
    }

    [GeneratedRegex(@"^VARIANT=[""']?([^""'\s#]*)", RegexOptions.Multiline)]
    private static partial Regex Variant();
}
