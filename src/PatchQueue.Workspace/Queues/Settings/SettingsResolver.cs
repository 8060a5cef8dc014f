using System.Collections.Immutable;
using System.Globalization;
using PatchQueue.Series;
using PatchQueue.Text;

namespace PatchQueue.Queues;

/// <summary>Takes each setting from the first of the layers that has it, and checks what it says.</summary>
internal sealed class SettingsResolver(ImmutableArray<SettingLayer> layers, QueueFolder? folder, List<SettingDiagnostic> diagnostics)
{
    public QueueSettings Resolve(ImmutableArray<Setting<string>> layoutSymbols) => new()
    {
        Series = Series(),
        Patches = PathOf(SettingKey.Patches),
        Mainline = PathOrRevision(SettingKey.Mainline),
        Fuzz = Number(SettingKey.Fuzz, 0),
        Strip = Number(SettingKey.Strip, 1),
        RemoveEmptyFiles = Truth(SettingKey.RemoveEmptyFiles),
        Overlay = PathOf(SettingKey.Overlay),
        Symbols = [.. Symbols(), .. layoutSymbols],
        Dialect = Dialect(),
        Cache = PathOf(SettingKey.Cache),
        CacheSize = Size(SettingKey.CacheSize, 8L << 30),
        Profile = Pick(SettingKey.Profile) is { } profile
            ? new(profile.Raw.Words[0], profile.Raw.Source)
            : new(null, SettingSource.BuiltIn),
        Domains = Words(SettingKey.Domains, ["suse.com", "suse.de", "suse.cz", "novell.com"]),
        Git = PathOf(SettingKey.Git),
        Heads = Words(SettingKey.Heads, []),
        Vulns = PathOrRevision(SettingKey.Vulns),
        Configs = Pick(SettingKey.Configs) is { } configs
            ? new([.. configs.Raw.Words.Select(word => Path.GetFullPath(word, configs.Layer.BaseDirectory))], configs.Raw.Source)
            : new([], SettingSource.BuiltIn),
        ConfigDialect = Pick(SettingKey.ConfigDialect) is { } dialect
            ? new(dialect.Raw.Words[0], dialect.Raw.Source)
            : new(null, SettingSource.BuiltIn),
    };

    private Setting<ImmutableArray<string>> Series()
    {
        if (Pick(SettingKey.Series) is { } found)
        {
            return new([.. found.Raw.Words.Select(word => Path.GetFullPath(word, found.Layer.BaseDirectory))], found.Raw.Source);
        }

        return folder is null
            ? new([], SettingSource.BuiltIn)
            : new([.. folder.Series.Select(file => file.Path)], new SettingSource(SettingKind.Layout, folder.Root));
    }

    private Setting<string?> PathOf(string key) => Pick(key) is { } found
        ? new(Path.GetFullPath(found.Raw.Words[0], found.Layer.BaseDirectory), found.Raw.Source)
        : new(null, SettingSource.BuiltIn);

    // PATH or REPO#REV; a revision may hold slashes, so only what stands before the last # is a path.
    private Setting<string?> PathOrRevision(string key)
    {
        if (Pick(key) is not { } found)
        {
            return new(null, SettingSource.BuiltIn);
        }

        var word = found.Raw.Words[0];
        var whole = Path.GetFullPath(word, found.Layer.BaseDirectory);
        var hash = word.LastIndexOf('#');
        return hash <= 0 || Path.Exists(whole)
            ? new(whole, found.Raw.Source)
            : new(Path.GetFullPath(word[..hash], found.Layer.BaseDirectory) + word[hash..], found.Raw.Source);
    }

    // An empty list in a file is a list: 'domains = []' asks for none.
    private Setting<ImmutableArray<string>> Words(string key, ImmutableArray<string> builtIn) =>
        layers.Select(layer => layer.Values.GetValueOrDefault(key)).OfType<RawSetting>()
            .FirstOrDefault(raw => raw.Words.Length > 0 || raw.Source.Kind == SettingKind.File) is { } found
            ? new(found.Words, found.Source)
            : new(builtIn, SettingSource.BuiltIn);

    private Setting<int> Number(string key, int builtIn)
    {
        if (Pick(key) is not { } found)
        {
            return new(builtIn, SettingSource.BuiltIn);
        }

        if (int.TryParse(found.Raw.Words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new(number, found.Raw.Source);
        }

        Report(found, $"'{key}' is a number from 0");
        return new(builtIn, found.Raw.Source);
    }

    private Setting<long> Size(string key, long builtIn)
    {
        if (Pick(key) is not { } found)
        {
            return new(builtIn, SettingSource.BuiltIn);
        }

        if (ByteCount.TryParse(found.Raw.Words[0]) is { } bytes)
        {
            return new(bytes, found.Raw.Source);
        }

        Report(found, $"'{key}' is a number of bytes, such as 8G or 500M");
        return new(builtIn, found.Raw.Source);
    }

    private Setting<bool> Truth(string key)
    {
        if (Pick(key) is not { } found)
        {
            return new(false, SettingSource.BuiltIn);
        }

        var word = found.Raw.Words[0];
        if (word is not ("true" or "false" or "1" or "0"))
        {
            Report(found, $"'{key}' is true or false");
        }

        return new(word is "true" or "1", found.Raw.Source);
    }

    private IEnumerable<Setting<string>> Symbols() => Pick(SettingKey.Symbols) is { } found
        ? found.Raw.Words.Select(word => new Setting<string>(word, found.Raw.Source))
        : [];

    private Setting<SeriesDialect?> Dialect()
    {
        if (Pick(SettingKey.Dialect) is not { } found)
        {
            return new(null, SettingSource.BuiltIn);
        }

        var dialect = SeriesDialects.TryParse(found.Raw.Words[0]);
        if (dialect is null)
        {
            Report(found, $"'{DisplayText.Of(found.Raw.Words[0])}' is no dialect (suse, quilt, debian, armbian)");
        }

        return new(dialect, found.Raw.Source);
    }

    private (SettingLayer Layer, RawSetting Raw)? Pick(string key)
    {
        foreach (var layer in layers)
        {
            if (layer.Values.TryGetValue(key, out var raw) && raw.Words.Length > 0)
            {
                return (layer, raw);
            }
        }

        return null;
    }

    private void Report((SettingLayer Layer, RawSetting Raw) found, string message) => diagnostics.Add(new SettingDiagnostic(
        found.Layer.Place ?? found.Raw.Source.Place, new Diagnostic(Severity.Error, "settings-value", found.Raw.Line, message)));
}
