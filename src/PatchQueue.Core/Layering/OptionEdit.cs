using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Dialects;

namespace PatchQueue.Layering;

/// <summary>
/// Asks for an option in some rows, and in no other: in the lowest layer that none of theirs overrides. A layer of other rows as well
/// will do where a higher one decides for those, or where they have the same value already.
/// </summary>
public static class OptionEdit
{
    /// <summary>Sets an option.</summary>
    /// <param name="state">The configs.</param>
    /// <param name="rows">The rows that are to have the value.</param>
    /// <param name="symbol">Without <c>CONFIG_</c>.</param>
    /// <param name="value">The value.</param>
    /// <param name="note">Why.</param>
    /// <returns>The configs, and the layers that were written to.</returns>
    /// <exception cref="LayerInTheWayException">A layer of other rows as well decides.</exception>
    public static (ConfigState State, ImmutableArray<string> Layers) Set(
        ConfigState state, IReadOnlyList<ConfigRow> rows, string symbol, ConfigValue value, OptionNote note)
    {
        var selected = rows.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var left = rows.Where(row => !row.IsEmpty && (LayerMerge.Merge(row).Find(symbol)?.Value != value || note.Line.Length > 0)).ToList();
        var layers = ImmutableArray.CreateBuilder<string>();
        var changed = state;
        while (left.Count > 0)
        {
            var layer = Best(state, left, selected, symbol, value)
                ?? throw new LayerInTheWayException(symbol, left[0].Name, InTheWay(left[0], state.Matrix, selected, symbol));
            layers.Add(layer);
            changed = changed.Set(layer, symbol, value, note);
            left.RemoveAll(row => row.Places.Contains(layer));
        }

        Prove(state, changed, selected, symbol, value);
        return (changed, layers.ToImmutable());
    }

    /// <summary>Takes an option out of all layers of these rows; of what is laid over, only out of the highest.</summary>
    /// <param name="state">The configs.</param>
    /// <param name="rows">The rows that are to say nothing of it.</param>
    /// <param name="symbol">Without <c>CONFIG_</c>.</param>
    /// <returns>The configs, and the layers that were written to.</returns>
    /// <exception cref="LayerInTheWayException">A layer asks for it that is other rows' as well, or that is not to be written
    /// to.</exception>
    public static (ConfigState State, ImmutableArray<string> Layers) Unset(ConfigState state, IReadOnlyList<ConfigRow> rows, string symbol)
    {
        var selected = rows.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var asking = rows.SelectMany(row => row.Layers.Where(layer => Asks(layer, symbol)).Select(layer => (row, layer.Name)))
            .DistinctBy(found => found.Name).ToList();
        var ours = asking.Where(found => state.IsOurs(found.Name)).ToList();
        if (ours.Count == 0 && asking.Count > 0)
        {
            throw new LayerInTheWayException(symbol, asking[^1].row.Name, asking[^1].Name, "is laid under those that are changed here");
        }

        return ours.Find(found => !IsOwn(found.Name, state.Matrix, selected)) is ({ } other, var layer)
            ? throw new LayerInTheWayException(symbol, other.Name, layer)
            : (ours.Aggregate(state, (all, found) => all.Unset(found.Name, symbol)), [.. ours.Select(found => found.Name)]);
    }

    // The layer of most of the rows; of several the lowest.
    private static string? Best(ConfigState state, List<ConfigRow> left, HashSet<string> selected, string symbol, ConfigValue value)
    {
        return left.SelectMany(row => row.Places.Select((layer, height) => (Layer: layer, Height: height)))
            .Where(place => state.IsOurs(place.Layer) && !state.Dialect.IsPending(place.Layer))
            .GroupBy(place => place.Layer, StringComparer.Ordinal)
            .Where(group => state.Matrix.Rows.Where(row => row.Places.Contains(group.Key))
                .All(row => selected.Contains(row.Name) == IsTop(row, group.Key, symbol)
                    || (!selected.Contains(row.Name) && LayerMerge.Merge(row).Find(symbol)?.Value == value)))
            .OrderByDescending(group => group.Count()).ThenByDescending(group => IsOwn(group.Key, state.Matrix, selected))
            .ThenBy(group => group.Min(place => place.Height)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key).FirstOrDefault();
    }

    private static bool IsOwn(string layer, ConfigMatrix matrix, HashSet<string> selected) =>
        matrix.Rows.Where(row => row.Places.Contains(layer)).All(row => selected.Contains(row.Name));

    private static bool IsTop(ConfigRow row, string layer, string symbol)
    {
        var height = row.Places.IndexOf(layer);
        return !row.Layers.Any(other => Asks(other, symbol) && row.Places.LastIndexOf(other.Name) > height);
    }

    private static bool Asks(ConfigLayer layer, string symbol) => layer.Options.Any(option => option.Symbol == symbol);

    private static string InTheWay(ConfigRow row, ConfigMatrix matrix, HashSet<string> selected, string symbol) =>
        row.Layers.LastOrDefault(layer => Asks(layer, symbol) && !IsOwn(layer.Name, matrix, selected))?.Name
            ?? row.Places.LastOrDefault(layer => !IsOwn(layer, matrix, selected)) ?? "no layer";

    private static void Prove(ConfigState before, ConfigState after, HashSet<string> selected, string symbol, ConfigValue value)
    {
        foreach (var row in after.Matrix.Rows.Where(row => !row.IsEmpty))
        {
            var now = LayerMerge.Merge(row).Find(symbol)?.Value;
            var wanted = selected.Contains(row.Name) ? value
                : before.Matrix.Rows.FirstOrDefault(other => other.Name == row.Name) is { } old
                    ? LayerMerge.Merge(old).Find(symbol)?.Value : now;
            if (now != wanted)
            {
                throw new LayerInTheWayException(symbol, row.Name, row.Layers.LastOrDefault(layer => Asks(layer, symbol))?.Name
                    ?? "no layer");
            }
        }
    }
}
