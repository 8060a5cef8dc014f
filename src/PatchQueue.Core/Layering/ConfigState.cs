using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Dialects;

namespace PatchQueue.Layering;

/// <summary>A folder of configs with what is laid over it, as one value; an edit returns another.</summary>
public sealed class ConfigState
{
    private readonly Lazy<ConfigMatrix> _matrix;

    /// <summary>Puts them together.</summary>
    /// <param name="dialect">How the folder is kept.</param>
    /// <param name="files">Its files.</param>
    /// <param name="overlays">What is laid over it, lowest first.</param>
    public ConfigState(ConfigDialect dialect, ConfigFiles files, ImmutableArray<ConfigOverlay> overlays)
    {
        (Dialect, Files, Overlays) = (dialect, files, overlays);
        _matrix = new(() => overlays.Aggregate(dialect.Read(files), (matrix, overlay) => overlay.Over(matrix)));
    }

    /// <summary>How the folder is kept.</summary>
    public ConfigDialect Dialect { get; }

    /// <summary>Its files.</summary>
    public ConfigFiles Files { get; }

    /// <summary>What is laid over it, lowest first.</summary>
    public ImmutableArray<ConfigOverlay> Overlays { get; }

    /// <summary>All rows.</summary>
    public ConfigMatrix Matrix => _matrix.Value;

    /// <summary>Whether a layer may be written to: where something is laid over others, only the highest of it, for the rest is somebody
    /// else's.</summary>
    public bool IsOurs(string layer) => Overlays.IsEmpty || OverlayOf(layer)?.Place == Overlays.Length - 1;

    /// <summary>The same with an option asked for in a layer.</summary>
    /// <inheritdoc cref="ConfigDialect.Set"/>
    public ConfigState Set(string layer, string symbol, ConfigValue value, OptionNote note) => OverlayOf(layer) is var (place, path)
        ? WithOverlay(place, Flat.Set(Overlays[place].Files, path, symbol, value, note))
        : new ConfigState(Dialect, Dialect.Set(Files, layer, symbol, value, note), Overlays);

    /// <summary>The same with many options asked for in a layer.</summary>
    public ConfigState SetAll(string layer, IEnumerable<(string Symbol, ConfigValue Value)> options) =>
        OverlayOf(layer) is var (place, path)
        ? WithOverlay(place, Flat.SetAll(Overlays[place].Files, path, options))
        : new ConfigState(Dialect, Dialect.SetAll(Files, layer, options), Overlays);

    /// <summary>The same with a layer that says nothing about an option.</summary>
    public ConfigState Unset(string layer, string symbol) => OverlayOf(layer) is var (place, path)
        ? WithOverlay(place, Flat.Unset(Overlays[place].Files, path, symbol))
        : new ConfigState(Dialect, Dialect.Unset(Files, layer, symbol), Overlays);

    /// <summary>The same with other files in the folder.</summary>
    public ConfigState With(ConfigFiles files) => new(Dialect, files, Overlays);

    private static ConfigDialect Flat { get; } = new FlatDialect();

    private ConfigState WithOverlay(int place, ConfigFiles files) =>
        new(Dialect, Files, Overlays.SetItem(place, Overlays[place] with { Files = files }));

    private (int Place, string Path)? OverlayOf(string layer)
    {
        for (var i = Overlays.Length - 1; i >= 0; i--)
        {
            if (layer.StartsWith(Overlays[i].Name + "/", StringComparison.Ordinal))
            {
                return (i, layer[(Overlays[i].Name.Length + 1)..]);
            }
        }

        return null;
    }
}
