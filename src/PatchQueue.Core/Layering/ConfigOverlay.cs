using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Dialects;

namespace PatchQueue.Layering;

/// <summary>
/// A folder of fragments that is laid over the rows of any dialect: <c>config</c> for all, <c>ARCH/config</c>,
/// <c>ARCH/config.FLAVOR</c>, and <c>ROW.config</c> for one row alone. This is how a derivative changes options and nothing else.
/// </summary>
/// <param name="Name">What its layers' names begin with.</param>
/// <param name="Files">The fragments.</param>
public sealed record ConfigOverlay(string Name, ConfigFiles Files)
{
    /// <summary>The layer of one row alone.</summary>
    public string LayerOf(string row) => $"{Name}/{row}.config";

    /// <summary>The rows with these layers on top.</summary>
    public ConfigMatrix Over(ConfigMatrix matrix) => matrix with { Rows = [.. matrix.Rows.Select(Over)] };

    private ConfigRow Over(ConfigRow row)
    {
        string[] paths = ["config", $"{row.Arch}/config", $"{row.Arch}/config.{row.Flavor}", $"{row.Name}.config"];
        var layers = paths.Distinct().Where(Files.Contains).Select(path => Named(Files.TryOptions(path)!));
        return row with
        {
            Places = row.Places.AddRange(paths.Distinct().Select(path => $"{Name}/{path}")),
            Layers = row.Layers.AddRange(layers),
        };
    }

    private ConfigLayer Named(OptionFile file) => new(
        $"{Name}/{file.Path}",
        [.. file.Options().Select(option => option with { Origin = option.Origin with { Path = $"{Name}/{option.Origin.Path}" } })])
    {
        Lines = file.Lines,
    };
}
