using System.Collections.Immutable;
using System.Text;
using PatchQueue.Configs;

namespace PatchQueue.Dialects;

/// <summary>ARK's <c>redhat/configs</c>: a file an option, folders as layers, <c>priority.FLAVOR</c> says which; new ones
/// pending.</summary>
internal sealed class ArkDialect : ConfigDialect
{
    private const string Priority = "priority.";
    private const string Option = "CONFIG_";

    /// <inheritdoc/>
    public override string Name => "ark";

    /// <inheritdoc/>
    public override string Summary => "redhat/configs: priority files, one option a file, pending";

    /// <inheritdoc/>
    public override bool IsAt(ConfigFiles files) => files.Contains("flavors") && Flavors(files).Any();

    // What build_configs.sh makes lies beside what it is made of.
    /// <inheritdoc/>
    public override bool Wants(string path) => !path.EndsWith(".config", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override ConfigMatrix Read(ConfigFiles files)
    {
        var layers = Layers(files);
        var faults = ImmutableArray.CreateBuilder<ConfigFault>();
        var rows = ImmutableArray.CreateBuilder<ConfigRow>();
        foreach (var flavor in Flavors(files))
        {
            var path = Priority + flavor;
            var priorities = ArkPriorities.Read(files.TextOf(path));
            rows.AddRange(priorities.Kernels.Select(kernel => RowOf(kernel, priorities, flavor, layers, faults)));
            rows.AddRange(priorities.Empty.Where(name => !priorities.Kernels.Any(kernel => kernel.Name == name)).Select(name =>
                RowOf(new(name, 0, []), priorities, flavor, layers, faults) with { IsEmpty = true }));
        }

        return new ConfigMatrix(rows.ToImmutable(), faults.ToImmutable());
    }

    /// <inheritdoc/>
    public override byte[] Write(ConfigRow row)
    {
        if (row.IsEmpty)
        {
            return "# EMPTY\n"u8.ToArray();
        }

        var lines = LayerMerge.Merge(row).Options.Select(option => option.Chosen.Text.TrimEnd('\n')).Order(EnglishOrder.Instance);
        return Encoding.Latin1.GetBytes($"# {HeadOf(row.Arch)}\n" + string.Concat(lines.Select(line => line + "\n")));
    }

    /// <inheritdoc/>
    public override ConfigFiles Set(ConfigFiles files, string layer, string symbol, ConfigValue value, OptionNote note)
    {
        var path = $"{layer}/{Option}{symbol}";
        var file = files.TryOptions(path) ?? OptionFile.Read(path, default);
        return files.With(path, file.With(symbol, value, Comment(note)).ToBytes());
    }

    /// <inheritdoc/>
    public override bool IsPending(string layer) => layer.StartsWith("pending-", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override ConfigFiles SetAll(ConfigFiles files, string layer, IEnumerable<(string Symbol, ConfigValue Value)> options) =>
        options.Aggregate(files, (all, option) => Set(all, layer, option.Symbol, option.Value, OptionNote.None));

    /// <inheritdoc/>
    public override ConfigFiles Unset(ConfigFiles files, string layer, string symbol) => files.Without($"{layer}/{Option}{symbol}");

    /// <inheritdoc/>
    public override ConfigFiles Convert(ImmutableArray<ConvertedRow> rows)
    {
        const string Flavor = "pq";
        var files = ConfigFiles.Empty.With("flavors", Flavor + "\n").With(
            Priority + Flavor,
            "ORDER=common\n" + string.Concat(rows
                .Select(row => $"{Kernel(row)}=generic:generic-{Word(row.Row.Arch)}:{Leaf(row).Replace('/', '-')}\n")));
        foreach (var row in rows)
        {
            files = files.With($"common/generic/{Word(row.Row.Arch)}/.keep", "").With($"common/{Leaf(row)}/.keep", "");
        }

        var layers = ConvertedRow.Hoist(
            rows, row => ["common/generic", $"common/generic/{Word(row.Row.Arch)}", "common/" + Leaf(row)]);
        return layers.SelectMany(layer => layer.Value.Select(option => (layer.Key, option)))
            .Aggregate(files, (all, found) =>
                all.With($"{found.Key}/{Option}{found.option.Key}", found.option.Value.LineFor(found.option.Key)));

        static string Leaf(ConvertedRow row) => $"generic/{Word(row.Row.Arch)}/{Word(row.Flavor)}";
    }

    /// <inheritdoc/>
    public override string NameOf(ConvertedRow row) => Kernel(row) + "-pq";

    // Words between dashes stand for folders, so a name may hold none.
    private static string Word(string name) => name.Replace('-', '_').Replace('/', '_');

    private static string Kernel(ConvertedRow row) => $"{Word(row.Row.Arch)}-{Word(row.Flavor)}";

    private static IEnumerable<string> Flavors(ConfigFiles files) =>
        files.TextOf("flavors").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(flavor => files.Contains(Priority + flavor));

    // Every folder is a layer, one without options as well: only the first of ORDER must be there.
    private static Dictionary<string, ConfigLayer> Layers(ConfigFiles files)
    {
        var options = new Dictionary<string, List<RequestedOption>>(StringComparer.Ordinal);
        foreach (var path in files.Paths.Where(path => path.Contains('/', StringComparison.Ordinal)))
        {
            for (var folder = path[..path.LastIndexOf('/')]; ; folder = folder[..folder.LastIndexOf('/')])
            {
                options.TryAdd(folder, []);
                if (!folder.Contains('/', StringComparison.Ordinal))
                {
                    break;
                }
            }

            var name = path[(path.LastIndexOf('/') + 1)..];
            if (name.StartsWith(Option, StringComparison.Ordinal) && !name.EndsWith('~'))
            {
                options[path[..path.LastIndexOf('/')]].AddRange(files.TryOptions(path)!.Options());
            }
        }

        return options.ToDictionary(
            pair => pair.Key.Replace('/', '-'), pair => new ConfigLayer(pair.Key, [.. pair.Value]), StringComparer.Ordinal);
    }

    private static ConfigRow RowOf(
        ArkPriorities.Kernel kernel,
        ArkPriorities priorities,
        string flavor,
        Dictionary<string, ConfigLayer> layers,
        ImmutableArray<ConfigFault>.Builder faults)
    {
        var found = ImmutableArray.CreateBuilder<ConfigLayer>();
        foreach (var (order, folder) in priorities.Order.SelectMany(order => kernel.Folders.Select(folder => (order, folder))))
        {
            if (layers.TryGetValue($"{order}-{folder}", out var layer))
            {
                found.Add(layer);
            }
            else if (order == priorities.Order[0])
            {
                faults.Add(ConfigFault.Error(
                    Priority + flavor, kernel.Line, "config-missing",
                        $"{kernel.Name} names {order}/{folder.Replace('-', '/')}, and there is no such folder"));
            }
        }

        var arch = kernel.Name.Split('-')[0];
        return new ConfigRow
        {
            Name = $"{kernel.Name}-{flavor}",
            Arch = arch,
            KernelArch = KernelArchs.Of(arch),
            Variant = kernel.Name.Length > arch.Length ? kernel.Name[(arch.Length + 1)..] : "none",
            Flavor = flavor,
            Layers = found.ToImmutable(),
            Places = [.. priorities.Order.SelectMany(order => kernel.Folders.Select(folder =>
                layers.TryGetValue($"{order}-{folder}", out var layer) ? layer.Name : $"{order}/{folder.Replace('-', '/')}"))],
            Rule = MergeRule.FirstInLayer,
        };
    }

    private static string HeadOf(string arch) => arch switch
    {
        "aarch64" => "arm64",
        "ppc64le" => "powerpc",
        "s390x" => "s390",
        "armv7hl" => "arm",
        _ => arch,
    };
}
