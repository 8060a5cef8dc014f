using PatchQueue.Configs;
using PatchQueue.Dialects;

namespace PatchQueue.Layering;

/// <summary>Layers that hold the kernel's defaults until a person has decided: ARK's <c>pending-FLAVOR</c>.</summary>
public static class PendingLayers
{
    /// <summary>The layer where a row's new options wait; null when the dialect has none, or it is somebody else's.</summary>
    public static string? Of(ConfigState state, ConfigRow row) =>
        row.Places.Where(layer => IsOurs(state, layer)).MinBy(layer => layer.Count(letter => letter == '/'));

    /// <summary>Puts an option into the pending layer of rows, with the default that most of them have.</summary>
    /// <param name="state">The configs.</param>
    /// <param name="rows">The rows, each with the kernel's default.</param>
    /// <param name="symbol">The option.</param>
    /// <param name="note">What is said about it.</param>
    public static ConfigState Put(
        ConfigState state, IEnumerable<(ConfigRow Row, ConfigValue Default)> rows, string symbol, OptionNote note)
    {
        foreach (var layer in rows.GroupBy(found => Of(state, found.Row), StringComparer.Ordinal))
        {
            var value = layer.GroupBy(found => found.Default).MaxBy(group => group.Count())!.Key;
            state = layer.Key is { } name ? state.Set(name, symbol, value, note) : state;
        }

        return state;
    }

    /// <summary>The same configs with nothing pending, not even in layers that are somebody else's: what would be asked then.</summary>
    public static ConfigState Without(ConfigState state) => state.Matrix.Rows
        .SelectMany(row => row.Layers).Where(layer => state.Dialect.IsPending(layer.Name)).DistinctBy(layer => layer.Name)
        .SelectMany(layer => layer.Options.Select(option => (layer.Name, option.Symbol))).Distinct()
        .Aggregate(state, (all, found) => all.Unset(found.Name, found.Symbol));

    /// <summary>The same configs with one option no longer pending, but in layers that are somebody else's.</summary>
    public static ConfigState Settle(ConfigState state, string symbol) => state.Matrix.Rows
        .SelectMany(row => row.Layers).Where(layer => IsOurs(state, layer.Name)).DistinctBy(layer => layer.Name)
        .Where(layer => layer.Options.Any(option => option.Symbol == symbol))
        .Aggregate(state, (all, layer) => all.Unset(layer.Name, symbol));

    private static bool IsOurs(ConfigState state, string layer) => state.Dialect.IsPending(layer) && state.IsOurs(layer);
}
