using System.Collections.Immutable;
using System.Text;
using PatchQueue.Annotating;
using PatchQueue.Configs;

namespace PatchQueue.Dialects;

/// <summary>Ubuntu's annotations: one file says what every flavour asks of every option. Its layers are the keys of the policies.</summary>
internal sealed class UbuntuDialect : ConfigDialect
{
    private const string FileName = "annotations";

    /// <inheritdoc/>
    public override string Name => "ubuntu";

    /// <inheritdoc/>
    public override string Summary => "Ubuntu's annotations, format 4";

    /// <inheritdoc/>
    public override bool IsAt(ConfigFiles files) => files.Contains(FileName);

    /// <inheritdoc/>
    public override bool Wants(string path) => path == FileName;

    /// <inheritdoc/>
    public override bool CanExpress(ConfigValue value) => true;

    /// <inheritdoc/>
    public override IEnumerable<string> Missing(ConfigFiles files) => files.Paths
        .SelectMany(path => Annotations.Included(path, files.TextOf(path))).Where(path => !files.Contains(path)).Distinct();

    /// <inheritdoc/>
    public override ConfigMatrix Read(ConfigFiles files)
    {
        var annotations = Annotations.Read(files, FileName);
        var options = annotations.Options.ToList();
        var order = options.Select(option => option.Symbol).ToImmutableArray();
        var layers = new Dictionary<string, ConfigLayer>(StringComparer.Ordinal);
        return new ConfigMatrix([.. annotations.Flavours.Select(RowOf)], [.. annotations.Faults]);

        ConfigRow RowOf(string flavour)
        {
            var arch = annotations.Archs.Where(arch => flavour.StartsWith(arch + "-", StringComparison.Ordinal))
                .MaxBy(arch => arch.Length) ?? flavour.Split('-')[0];
            string?[] keys = [arch, annotations.Dependencies.GetValueOrDefault(flavour), flavour];
            return new ConfigRow
            {
                Name = flavour,
                Arch = arch,
                KernelArch = KernelArchs.Of(arch),
                Flavor = flavour.Length > arch.Length ? flavour[(arch.Length + 1)..] : flavour,
                Layers = [.. keys.OfType<string>().Select(LayerOf)],
                Rule = MergeRule.LastWins,
                Order = order,
            };
        }

        ConfigLayer LayerOf(string key)
        {
            if (!layers.TryGetValue(key, out var layer))
            {
                layers.Add(key, layer = new ConfigLayer(key, [.. options.Select(option => option.Of(key)).OfType<RequestedOption>()]));
            }

            return layer;
        }
    }

    /// <inheritdoc/>
    public override byte[] Write(ConfigRow row)
    {
        var merged = LayerMerge.Merge(row);
        var text = string.Concat(row.Order.Select(merged.Find).OfType<MergedOption>()
            .Select(option => option.Value.LineFor(option.Symbol)));
        return Encoding.Latin1.GetBytes(text);
    }

    /// <inheritdoc/>
    public override ConfigFiles Set(ConfigFiles files, string layer, string symbol, ConfigValue value, OptionNote note)
    {
        var text = AnnotationEdit.Of(files.TextOf(FileName), symbol).WithPolicy(layer, value.Text);
        return files.With(FileName, note.Line.Length == 0 ? text.ToString() : text.WithNote(note.Line.Replace('\n', ' ')).ToString());
    }

    /// <inheritdoc/>
    public override ConfigFiles SetAll(ConfigFiles files, string layer, IEnumerable<(string Symbol, ConfigValue Value)> options) =>
        options.Aggregate(files, (all, option) => Set(all, layer, option.Symbol, option.Value, OptionNote.None));

    /// <inheritdoc/>
    public override ConfigFiles Unset(ConfigFiles files, string layer, string symbol) =>
        files.With(FileName, AnnotationEdit.Of(files.TextOf(FileName), symbol).WithoutPolicy(layer).ToString());

    /// <inheritdoc/>
    public override ConfigFiles Convert(ImmutableArray<ConvertedRow> rows)
    {
        var archs = rows.Select(row => row.Row.Arch).Distinct().ToList();
        var text = new StringBuilder("# Menu: HEADER\n# FORMAT: 4\n");
        text.Append($"# ARCH: {string.Join(' ', archs)}\n# FLAVOUR: {string.Join(' ', rows.Select(NameOf))}\n\n");
        text.Append(AnnotationEdit.Marker + "\n\n");
        var symbols = rows.SelectMany(row => row.Values.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var symbol in symbols)
        {
            var policy = archs.SelectMany(arch => PolicyOf(symbol, arch, [.. rows.Where(row => row.Row.Arch == arch)]));
            text.Append(AnnotationEdit.LineOf(symbol, policy.OrderBy(pair => pair.Key, StringComparer.Ordinal)));
        }

        return ConfigFiles.Empty.With(FileName, text.ToString());
    }

    /// <inheritdoc/>
    public override string NameOf(ConvertedRow row) => $"{row.Row.Arch}-{row.Flavor.Replace(' ', '-').Replace('/', '-')}";

    // One key for the architecture where all its flavours agree.
    private IEnumerable<KeyValuePair<string, string>> PolicyOf(string symbol, string arch, ImmutableArray<ConvertedRow> rows)
    {
        var values = rows.Select(row => (Name: NameOf(row), Value: row.Values.GetValueOrDefault(symbol))).ToList();
        return values.DistinctBy(found => found.Value).Count() == 1 && values[0].Value is { } value
            ? [new(arch, value.Text)]
            : values.Where(found => found.Value is not null)
                .Select(found => new KeyValuePair<string, string>(found.Name, found.Value!.Text));
    }
}
